import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { encodeLogs, encodeTraces } from '../../../lib/demo/wire/otlp.ts';
import type { LogRow, SpanRow } from '../../../lib/columns/rows.ts';
import type { Recording, Requests, Sample, SeenSpan } from './recording.ts';

interface Injected {
	readonly inject_time: string;
	readonly inject_pod: string;
	readonly inject_type: string;
}

const MINUTE = 60_000_000_000n;
/** Minutes that a fault lasts, by the data's description. */
const LASTS = 3n;
/** So much longer than the longest of its shape in a stretch without a fault, a request was harmed. */
const HARMED = 3;
/** Shapes seen less often without a fault tell nothing. */
const MIN_SEEN = 20;
const MAX_A_FAULT = 20;
const MAX_FINE = 200;

/**
 * Windows are labelled here, not requests. A request of a window was harmed where it passed the guilty service and took longer
 * than any of its root and set of operations in the minutes without a fault.
 */
export function nezha(folder: string): Recording | undefined {
	const home = join(folder, 'labelled/nezha-onlineboutique-partial');
	if (!existsSync(home)) return undefined;
	const days = readdirSync(home).filter((name) => /^\d{4}-/.test(name));
	const stretches = days.map((day) => join(home, day));
	const quiet = readdirSync(join(home, 'baseline'))
		.filter((name) => /^\d{4}-/.test(name))
		.map((day) => join(home, 'baseline', day));
	const faults = days.flatMap((day) => faultsOf(join(home, day, `${day}-fault_list.json`)));
	const all = [...quiet, ...stretches];
	return {
		name: 'nezha-onlineboutique',
		traces: all.flatMap((part) => files(part, 'trace').map((file) => encodeTraces(rowsOf(file).map(spanOf)))),
		logs: all.flatMap((part) => files(part, 'log').map((file) => encodeLogs(rowsOf(file).flatMap(logOf)))),
		encoding: 'protobuf',
		samples: (store) => label(store, faults),
	};
}

interface Fault {
	readonly from: bigint;
	readonly service: string;
	readonly kind: string;
}

function faultsOf(file: string): readonly Fault[] {
	const hours = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Injected[]>>;
	return Object.values(hours)
		.flat()
		.map(({ inject_time, inject_pod, inject_type }) => ({
			from: ((BigInt(Date.parse(`${inject_time.replace(' ', 'T')}Z`)) * 1_000_000n) / MINUTE) * MINUTE,
			service: serviceOf(inject_pod),
			kind: inject_type,
		}));
}

function label(store: Requests, faults: readonly Fault[]): readonly Sample[] {
	const faultAt = (start: bigint) =>
		faults.find(({ from }) => start >= from && start < from + LASTS * MINUTE);
	const near = (start: bigint) =>
		faults.some(({ from }) => start >= from - MINUTE && start < from + (LASTS + 2n) * MINUTE);
	const longest = new Map<string, { calls: number; nanos: number }>();
	const fine: Sample[] = [];
	const inFaults: { id: string; spans: readonly SeenSpan[]; root: SeenSpan; fault: Fault }[] = [];
	for (const id of store.ids) {
		const spans = store.spansOf(id);
		const root = spans.find(({ isRoot }) => isRoot);
		if (!root) continue;
		const fault = faultAt(root.start);
		if (fault) inFaults.push({ id, spans, root, fault });
		if (near(root.start)) continue;
		const seen = longest.get(shapeOf(root, spans)) ?? { calls: 0, nanos: 0 };
		longest.set(shapeOf(root, spans), { calls: seen.calls + 1, nanos: Math.max(seen.nanos, root.nanos) });
		fine.push({ traceId: id, kind: 'no fault', truth: 'fine', culprits: [] });
	}
	const counts = new Map<Fault, number>();
	const harmed = inFaults.flatMap(({ id, spans, root, fault }): Sample[] => {
		const usual = longest.get(shapeOf(root, spans));
		if (!usual || usual.calls < MIN_SEEN || root.nanos <= usual.nanos * HARMED) return [];
		if (!spans.some(({ service }) => service === fault.service)) return [];
		const count = (counts.get(fault) ?? 0) + 1;
		counts.set(fault, count);
		if (count > MAX_A_FAULT) return [];
		return [{ traceId: id, kind: fault.kind, truth: 'harmed', culprits: [fault.service] }];
	});
	const step = Math.max(1, Math.floor(fine.length / MAX_FINE));
	return [...harmed, ...fine.filter((_, i) => i % step === 0)];
}

function shapeOf(root: SeenSpan, spans: readonly SeenSpan[]): string {
	const operations = new Set(spans.map(({ service, operation }) => `${service} ${operation}`));
	return `${root.operation}\0${[...operations].sort().join('\0')}`;
}

function files(part: string, kind: string): readonly string[] {
	const folder = join(part, kind);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.csv.gz'))
		.map((name) => join(folder, name));
}

/** Rows of a CSV file; cells in double quotes may hold commas and doubled quotes. */
function rowsOf(file: string): readonly (readonly string[])[] {
	return gunzipSync(readFileSync(file))
		.toString()
		.split('\n')
		.slice(1)
		.filter((line) => line !== '')
		.map((line) =>
			line.includes('"')
				? [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
						cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
					)
				: line.split(','),
		);
}

function spanOf(cells: readonly string[]): SpanRow {
	const [traceId = '', spanId = '', parent = '', pod = '', name = '', start = '0', end = '0'] = cells;
	const duration = BigInt(end) - BigInt(start);
	return {
		traceId,
		spanId,
		...(parent === 'root' ? {} : { parentSpanId: parent }),
		service: serviceOf(pod),
		name,
		startTime: BigInt(start),
		duration: duration > 0n ? duration : 0n,
		resource: { 'k8s.pod.name': pod },
	};
}

function logOf(cells: readonly string[]): LogRow[] {
	const [, nanos = '', , pod = '', , traceId = '', spanId = '', text = ''] = cells;
	if (!/^\d{19}$/.test(nanos) || !/^[0-9a-f]{32}$/.test(traceId)) return [];
	return [
		{
			time: BigInt(nanos),
			traceId,
			...(/^[0-9a-f]{16}$/.test(spanId) ? { spanId } : {}),
			service: serviceOf(pod),
			body: inner(text),
		},
	];
}

/** What docker wrapped. */
function inner(text: string): string {
	try {
		const { log } = JSON.parse(text) as { readonly log?: unknown };
		return typeof log === 'string' ? log.trimEnd() : text;
	} catch {
		return text;
	}
}

function serviceOf(pod: string): string {
	return pod.split('-').slice(0, -2).join('-');
}
