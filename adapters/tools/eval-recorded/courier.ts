import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import type { Recording, Requests, Sample } from './recording.ts';

const MAX_QUIET = 400;

interface Labelled {
	readonly traceId: string;
	readonly status?: number;
}

interface Window {
	readonly kind: string;
	readonly from: string;
	readonly to: string;
	readonly type: string;
	readonly culprits?: readonly string[];
	readonly also?: readonly string[];
	readonly samples?: readonly Labelled[];
	readonly healthySamples?: readonly Labelled[];
}

/** A company recorded request by request: frames of a kind, a time of arrival and an OTLP request. */
export function courier(folder: string): Recording | undefined {
	const home = join(folder, 'lab-courier');
	if (!existsSync(home)) return undefined;
	const traces: Uint8Array[] = [];
	const logs: Uint8Array[] = [];
	const all = zstdDecompressSync(readFileSync(join(home, 'courier.otlp.zst')));
	for (let at = 0; at + 13 <= all.length; ) {
		const end = at + 13 + all.readUInt32LE(at + 9);
		if (end > all.length) break;
		(all[at] === 1 ? traces : logs).push(all.subarray(at + 13, end));
		at = end;
	}
	const windows = JSON.parse(readFileSync(join(home, 'labels.json'), 'utf8')) as readonly Window[];
	return {
		name: 'lab-courier',
		traces,
		logs,
		encoding: 'protobuf',
		samples: (store) => [...windows.flatMap(samplesOf), ...quiet(store, windows)],
	};
}

/** Requests of the beginning, before anything was broken, that are not marked as failed anywhere. */
function quiet(store: Requests, windows: readonly Window[]): readonly Sample[] {
	const beginning = windows.find(({ kind }) => kind === 'baseline');
	if (!beginning) return [];
	const [from = 0n, to = 0n] = [beginning.from, beginning.to].map(
		(text) => BigInt(Date.parse(text)) * 1_000_000n,
	);
	const found: Sample[] = [];
	for (const traceId of store.ids) {
		const spans = store.spansOf(traceId);
		const root = spans.find(({ isRoot }) => isRoot);
		if (!root || root.start < from || root.start >= to || spans.some(({ failed }) => failed)) continue;
		// Clients of stores that trace nothing else are no requests.
		if (spans.length > 1) found.push({ traceId, kind: 'quiet', truth: 'fine', culprits: [] });
	}
	const step = Math.max(1, Math.floor(found.length / MAX_QUIET));
	return found.filter((_, i) => i % step === 0);
}

function samplesOf({ kind, type, culprits = [], also = [], samples = [], healthySamples = [] }: Window) {
	const sample = (one: Labelled, truth: Sample['truth']): Sample => ({
		traceId: one.traceId,
		kind,
		truth,
		culprits: [...culprits, ...also],
	});
	return [
		...samples.map((one) =>
			sample(one, type !== 'fault' ? 'fine' : (one.status ?? 0) >= 500 ? 'failed' : 'harmed'),
		),
		// A caller that asks for what is not there is answered so: neither side of the label.
		...healthySamples.filter(({ status = 200 }) => status < 400).map((one) => sample(one, 'fine')),
	];
}
