import { pickSpans } from '../../../lib/columns/pick-spans.ts';
import { bytesToHex } from '../../../lib/columns/hex.ts';
import { timeBucket, usualTimes } from '../../../lib/latency/usual-times.ts';
import { recordsOf } from '../../../lib/logs/records-of.ts';
import type { Baseline } from '../../../lib/model/baseline.ts';
import { coded } from '../../../lib/model/columns.ts';
import type { TraceId } from '../../../lib/model/ids.ts';
import type { LogRecord } from '../../../lib/model/log-record.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import { STATUS } from '../../../lib/model/span-kind.ts';
import type { OperationKey } from '../../../lib/ports/sources/anomaly-source.ts';
import type { SampledRequests, SampleQuery } from '../../../lib/ports/analytics/request-samples.ts';
import { memoryLogStore, memoryTraceStore } from '../../../lib/usecases/request/memory-stores.ts';
import type { RequestSources } from '../../../lib/usecases/site-ports.ts';
import { decodeLogsProtobuf } from '../../../lib/wire/otlp/decode-logs-protobuf.ts';
import { decodeTracesProtobuf } from '../../../lib/wire/otlp/decode-traces-protobuf.ts';
import { rewriteRequest } from '../../../lib/wire/otlp/json/rewrite-request.ts';
import { LOGS, TRACES } from '../../../lib/wire/otlp/json/signals.ts';
import type { Recording, Requests } from './recording.ts';

/** Recordings are years old, and all of them is kept. */
const KEPT = { nowNanos: 2n ** 62n, retentionNanos: 2n ** 62n };
const SELF = { id: 'recording', kind: 'memory', name: 'recording' } as const;
const HOUR = 3_600_000_000_000n;
const WEEK = 168n * HOUR;

/** A recording decoded as the collector does and held in memory, with the answers that the own store gives. */
export interface MemoryStore extends Requests {
	readonly sources: RequestSources;
	readonly spans: number;
}

export function memoryStore(recording: Recording): MemoryStore {
	const spans = decoded(decodeTracesProtobuf(joined(recording, 'traces'), KEPT)).batch;
	const records = recordsOf(decoded(decodeLogsProtobuf(joined(recording, 'logs'), KEPT)).batch, SELF.name);
	const rows = rowsByTrace(spans);
	const lines = Map.groupBy(records, ({ traceId }) => traceId);
	return {
		ids: rows.keys(),
		spans: spans.length,
		spansOf: (traceId) => (rows.get(traceId) ?? []).map((row) => seenSpan(spans, row)),
		sources: sourcesOf({ spans, rows, lines }),
	};
}

interface Kept {
	readonly spans: SpanBatch;
	readonly rows: ReadonlyMap<string, readonly number[]>;
	readonly lines: ReadonlyMap<TraceId | undefined, readonly LogRecord[]>;
}

function sourcesOf({ spans, rows, lines }: Kept): RequestSources {
	const baselines = countUsual(spans);
	const sample = sampler({ spans, rows, lines });
	return {
		traceStores: [
			memoryTraceStore(SELF, (traceId) => {
				const own = rows.get(traceId);
				return own && pickSpans(spans, own);
			}),
		],
		logStores: [memoryLogStore(SELF, (traceId) => lines.get(traceId))],
		anomalySources: [
			{
				...SELF,
				baselines: async (operations) => operations.flatMap((one) => baselines.get(keyOf(one)) ?? []),
				scores: async () => [],
			},
		],
		ownerDirectories: [],
		analytics: { requestSamples: { name: SELF.name, sample: async (query) => sample(query) } },
		linkStore: { linksOf: async () => new Map(), save: async () => {}, forget: async () => {} },
	};
}

/** Picks requests of a kind as the own store does, in the order of their IDs; the same sample for the same hour. */
function sampler({ spans, rows, lines }: Kept): (query: SampleQuery) => SampledRequests {
	const byRoot = requestsByRoot(spans, rows);
	const picked = new Map<string, { readonly ids: readonly string[]; readonly requests: SampledRequests }>();
	const pick = (ids: readonly string[]): SampledRequests => ({
		batch: pickSpans(
			spans,
			ids.flatMap((id) => rows.get(id) ?? []),
		),
		records: ids.flatMap((id) => lines.get(id as TraceId) ?? []),
	});
	return (query) => {
		const key = `${keyOf(query.root)}\0${keyOf(query.passing)}\0${query.at / HOUR}`;
		let known = picked.get(key);
		if (!known) {
			const passes = (row: number) => keyOf(operationAt(spans, row)) === keyOf(query.passing);
			const ids = (byRoot.get(keyOf(query.root)) ?? [])
				.filter(({ start }) => start >= query.at - WEEK && start <= query.at + HOUR)
				.filter(({ id }) => rows.get(id)?.some(passes))
				.slice(0, query.limit)
				.map(({ id }) => id);
			picked.set(key, (known = { ids, requests: pick(ids) }));
		}
		return known.ids.includes(query.not) ? pick(known.ids.filter((id) => id !== query.not)) : known.requests;
	};
}

/** Repeated fields of messages laid end to end are one message's: all requests are read as one. */
function joined({ encoding, ...bodies }: Recording, signal: 'traces' | 'logs'): Uint8Array {
	const parts =
		encoding === 'protobuf'
			? bodies[signal]
			: bodies[signal].map((body) => {
					const rewritten = rewriteRequest(body, signal === 'traces' ? TRACES : LOGS);
					if (!rewritten.ok) throw new Error(rewritten.error);
					return rewritten.value.bytes;
				});
	return Buffer.concat(parts);
}

function decoded<T extends { readonly ok: true }>(
	result: T | { readonly ok: false; readonly message: string },
): T {
	if (!result.ok) throw new Error(result.message);
	return result;
}

function rowsByTrace(batch: SpanBatch): ReadonlyMap<string, readonly number[]> {
	const rows = new Map<string, number[]>();
	for (let row = 0; row < batch.length; row++) {
		const id = bytesToHex(batch.traceIds, row * 16, 16);
		const list = rows.get(id);
		if (list) list.push(row);
		else rows.set(id, [row]);
	}
	return rows;
}

function seenSpan(batch: SpanBatch, row: number) {
	return {
		service: coded(batch.services, row),
		operation: coded(batch.names, row),
		start: batch.startTimes[row] ?? 0n,
		nanos: Number(batch.durations[row] ?? 0n),
		isRoot: isRoot(batch, row),
		failed: batch.statusCodes[row] === STATUS.error,
	};
}

function operationAt(batch: SpanBatch, row: number): OperationKey {
	return {
		service: coded(batch.services, row),
		operation: coded(batch.names, row),
		kind: batch.kinds[row] ?? 0,
	};
}

interface Begun {
	readonly id: string;
	readonly start: bigint;
}

/** Requests by what they begin with, in the order of their IDs: as good as by chance. */
function requestsByRoot(
	batch: SpanBatch,
	rows: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, readonly Begun[]> {
	const found = new Map<string, Begun[]>();
	for (const [id, own] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
		const root = own.find((row) => isRoot(batch, row));
		if (root === undefined) continue;
		const key = keyOf(operationAt(batch, root));
		const list = found.get(key);
		const begun = { id, start: batch.startTimes[root] ?? 0n };
		if (list) list.push(begun);
		else found.set(key, [begun]);
	}
	return found;
}

function isRoot(batch: SpanBatch, row: number): boolean {
	return batch.parentSpanIds.subarray(row * 8, row * 8 + 8).every((byte) => byte === 0);
}

/** What the own store counts on arrival, over the whole recording: faults and all that came after them included. */
function countUsual(batch: SpanBatch): ReadonlyMap<string, Baseline> {
	const seen = new Map<
		string,
		{ readonly key: OperationKey; errors: number; readonly times: Map<number, number> }
	>();
	for (let row = 0; row < batch.length; row++) {
		const key = operationAt(batch, row);
		let known = seen.get(keyOf(key));
		if (!known) seen.set(keyOf(key), (known = { key, errors: 0, times: new Map() }));
		if (batch.statusCodes[row] === STATUS.error) {
			known.errors++;
			continue;
		}
		const bucket = timeBucket(Number(batch.durations[row] ?? 0n));
		known.times.set(bucket, (known.times.get(bucket) ?? 0) + 1);
	}
	return new Map(
		[...seen].map(([text, { key, errors, times }]) => [
			text,
			{ ...key, region: '', ...usualTimes(times, false), errors, days: 7, hourOfWeek: false },
		]),
	);
}

function keyOf({ service, operation, kind }: OperationKey): string {
	return `${service}\0${operation}\0${kind}`;
}
