import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { otlpLines, otlpSpans, readLines, readSpans, traceIdOf } from '../eval-deeptralog/skywalking.ts';
import type { Recording, Sample } from './recording.ts';

/** One request in so many is asked about. */
const EVERY = 10;
/**
 * The cause is not labelled upstream: these are the services of the deepest error, as the data's description reads it,
 * and, where a key was not passed on, also the callers that left it out.
 */
const CULPRITS: Readonly<Record<string, readonly string[]>> = {
	F05: ['ts-ticketinfo-service', 'ts-travel2-service', 'ts-config-service', 'ts-price-service'],
	F23: ['ts-station-mongo', 'ts-price-mongo', 'ts-station-service', 'ts-price-service'],
};

/** Runs of one system, failing and normal ones, laid one after another as they were: days apart. */
export function deeptralog(folder: string): Recording | undefined {
	const home = join(folder, 'labelled/deeptralog');
	if (!existsSync(home)) return undefined;
	const encoder = new TextEncoder();
	const traces: Uint8Array[] = [];
	const logs: Uint8Array[] = [];
	const samples: Sample[] = [];
	for (const [run, own] of Map.groupBy(unpacked(home), ([name]) => name.split('/').at(-2) ?? '')) {
		const failing = new Set<string>();
		for (const [name, text] of own) {
			if (name.endsWith('.log')) logs.push(encoder.encode(otlpLines(readLines(text), 0)));
			if (!/SpanData[^/]*\.csv$/.test(name)) continue;
			const spans = readSpans(text);
			traces.push(encoder.encode(otlpSpans(spans, 0)));
			const isError = /\/ERROR/.test(name);
			if (isError) for (const { traceId } of spans) failing.add(traceId);
			const ids = [...new Set(spans.map(({ traceId }) => traceId))].filter((_, i) => i % EVERY === 0);
			for (const id of ids)
				if (isError || !failing.has(id))
					samples.push({
						traceId: traceIdOf(id),
						kind: run.replace(/-\d+$/, ''),
						truth: isError ? 'failed' : 'fine',
						culprits: CULPRITS[run.slice(0, 3)] ?? [],
					});
		}
	}
	return { name: 'deeptralog', traces, logs, encoding: 'json', samples: () => samples };
}

/** Files of errors first: two runs hold failing requests among the others too. */
function unpacked(home: string): readonly (readonly [name: string, text: string])[] {
	const decoder = new TextDecoder();
	return ['anomalous', 'normal']
		.flatMap((part) => readdirSync(join(home, part)).map((file) => join(home, part, file)))
		.filter((file) => file.endsWith('.zip'))
		.flatMap((zip) => Object.entries(unzipSync(new Uint8Array(readFileSync(zip)))))
		.map(([name, bytes]) => [name, decoder.decode(bytes)] as const)
		.toSorted(([a], [b]) => (a < b ? -1 : 1));
}
