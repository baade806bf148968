import type { Asking } from '../asking.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type JoinedLogs, joinLogs } from '../../logs/join.ts';
import type { AnomalyScore } from '../../model/anomaly-score.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { ServiceOwner } from '../../model/service-owner.ts';
import type { SourceStatus } from '../../model/source-status.ts';
import { unixNanos } from '../../model/time.ts';
import type { Trace } from '../../model/trace.ts';
import type { Diagnosis } from '../../model/verdict.ts';
import type { ServiceLinks } from '../../ports/own/link-store.ts';
import type { OwnersFound } from '../../ports/sources/owner-directory.ts';
import type { TraceRead } from '../../ports/sources/trace-store.ts';
import { assemble } from '../../trace/assemble.ts';
import { hideAddresses } from '../../redact/personal.ts';
import { type SourceAnswer, type Answered, askSource } from '../ask-source.ts';
import { operationsOf, regionsOf } from './operations-of.ts';
import type { RequestSources } from '../site-ports.ts';

/** Everything known about one request. */
export interface OpenedRequest {
	readonly trace: Trace;
	/** Spans the store holds; larger than the trace when it was cut. */
	readonly totalSpans: number;
	readonly logs: JoinedLogs;
	readonly totalLogs: number;
	readonly diagnosis: Diagnosis;
	readonly baselines: readonly Baseline[];
	/** How its services did around it, by every source that scores them. */
	readonly scores: readonly AnomalyScore[];
	readonly owners: ReadonlyMap<string, ServiceOwner>;
	/** Links that were set by hand, by service; they stand in place of the owner's. */
	readonly links: ReadonlyMap<string, ServiceLinks>;
	readonly sources: readonly SourceStatus[];
}

export type Opening =
	| { readonly found: true; readonly request: OpenedRequest }
	/** No source had a span of it; the sources say whether that can be trusted. */
	| {
			readonly found: false;
			readonly records: readonly LogRecord[];
			readonly sources: readonly SourceStatus[];
	  };

export interface OpenLimits {
	readonly spans: number;
	readonly logs: number;
	readonly traceMs: number;
	/** For each of logs, baselines and owners: what is late is left out and named. */
	readonly sideMs: number;
}

export const OPEN_LIMITS: OpenLimits = { spans: 250_000, logs: 50_000, traceMs: 10_000, sideMs: 3_000 };

/** Services are scored over the time just before a request ended. */
const SCORED_BEFORE = 300_000_000_000n;
const MAX_SCORED = 100;

const NO_LINKS: ReadonlyMap<string, ServiceLinks> = new Map();

/** Without a known time range a store looks at all it has. */
const ANY_TIME = { from: unixNanos(0n), to: unixNanos(2n ** 63n - 1n) };

/**
 * Opens a request: traces and logs are asked for at once, then what is usual and who owns what, then all is put
 * together and judged. A source that is dead or late costs its part of the page and is named, nothing more.
 */
export async function openRequest(
	asking: Asking,
	sources: RequestSources,
	traceId: TraceId,
	limits: OpenLimits = OPEN_LIMITS,
	answered?: Answered,
): Promise<Opening> {
	const [traces, logs] = await Promise.all([
		readTraces(asking, sources, traceId, limits, answered),
		readLogs(asking, sources, traceId, limits, answered),
	]);
	const records = logs.flatMap((answer) => answer.value?.records ?? []).map(withoutAddresses);
	const read = largest(traces);
	const asked = [...traces, ...logs].map((answer) => answer.status);
	if (!read) return { found: false, records, sources: asked };
	const trace = withCut(assemble(read.batch), read);
	const [baselines, owners, links] = await Promise.all([
		readBaselines(asking, sources, trace, limits, answered),
		readOwners(asking, sources, trace, limits, answered),
		// The page stands without them: then the owner's hold.
		sources.linkStore.linksOf([...new Set(trace.spans.services.values)]).catch(() => NO_LINKS),
	]);
	const statuses = [...asked, ...[...baselines, ...owners].map((answer) => answer.status)];
	const usual = baselines.flatMap((answer) => answer.value?.baselines ?? []);
	const joined = joinLogs(trace, records);
	return {
		found: true,
		request: {
			trace,
			totalSpans: read.total,
			logs: joined,
			totalLogs: logs.reduce((sum, answer) => sum + (answer.value?.total ?? 0), 0),
			diagnosis: diagnose({ trace, logs: joined, baselines: usual, sources: statuses }),
			baselines: usual,
			scores: baselines.flatMap((answer) => answer.value?.scores ?? []),
			owners: firstOwners(owners),
			links,
			sources: statuses,
		},
	};
}

/** What people write into log lines is shown in many places, also in titles and links: whose it is must not be. */
function withoutAddresses(record: LogRecord): LogRecord {
	if (!record.body.includes('@')) return record;
	return { ...record, message: hideAddresses(record.message), body: hideAddresses(record.body) };
}

function readTraces(
	{ signal }: Asking,
	{ traceStores }: RequestSources,
	traceId: TraceId,
	limits: OpenLimits,
	answered?: Answered,
) {
	return Promise.all(
		traceStores.map((store) =>
			askSource(
				{
					name: store.name,
					kind: 'traces',
					deadlineMs: limits.traceMs,
					signal,
					work: (options) => store.readTrace(traceId, limits.spans, options),
					count: (read) => ({ given: read.batch.length, total: read.total }),
				},
				answered,
			),
		),
	);
}

function readLogs(
	{ signal }: Asking,
	{ logStores }: RequestSources,
	traceId: TraceId,
	limits: OpenLimits,
	answered?: Answered,
) {
	return Promise.all(
		logStores.map((store) =>
			askSource(
				{
					name: store.name,
					kind: 'logs',
					deadlineMs: limits.sideMs,
					signal,
					work: (options) => store.readByTrace(traceId, ANY_TIME, limits.logs, options),
					count: (read) => ({ given: read.records.length, total: read.total }),
				},
				answered,
			),
		),
	);
}

function readBaselines(
	{ signal }: Asking,
	{ anomalySources }: RequestSources,
	trace: Trace,
	limits: OpenLimits,
	answered?: Answered,
) {
	const operations = operationsOf(trace);
	const regions = regionsOf(trace);
	const services = [...new Set(trace.spans.services.values)].slice(0, MAX_SCORED);
	const to = unixNanos(trace.startTime + BigInt(Math.round(trace.durationNanos)));
	const around = { from: unixNanos(trace.startTime - SCORED_BEFORE), to };
	return Promise.all(
		anomalySources.map((source) =>
			askSource(
				{
					name: source.name,
					kind: 'baselines',
					deadlineMs: limits.sideMs,
					signal,
					work: async (options) => {
						const [baselines, scores] = await Promise.all([
							source.baselines(operations, regions, trace.startTime, options),
							source.scores(services, around, options),
						]);
						return { baselines, scores };
					},
					count: ({ baselines, scores }) => {
						const given = baselines.length + scores.length;
						return { given, total: given };
					},
				},
				answered,
			),
		),
	);
}

function readOwners(
	{ signal }: Asking,
	{ ownerDirectories }: RequestSources,
	trace: Trace,
	limits: OpenLimits,
	answered?: Answered,
) {
	const services = [...new Set(trace.spans.services.values)];
	return Promise.all(
		ownerDirectories.map((directory) =>
			askSource(
				{
					name: directory.name,
					kind: 'owners',
					deadlineMs: limits.sideMs,
					signal,
					work: (options) => directory.owners(services, options),
					count: ({ owners, stale }) => ({ given: owners.size, total: owners.size, stale }),
				},
				answered,
			),
		),
	);
}

/** Several stores may hold the same request: the one that holds most of it is shown. */
function largest(answers: readonly SourceAnswer<TraceRead>[]): TraceRead | undefined {
	let best: TraceRead | undefined;
	for (const { value } of answers) {
		if (value && value.batch.length > (best?.batch.length ?? 0)) best = value;
	}
	return best;
}

function withCut(trace: Trace, read: TraceRead): Trace {
	if (read.total <= read.batch.length) return trace;
	const note = { kind: 'truncated', shown: trace.spans.length, total: read.total } as const;
	return { ...trace, notes: [...trace.notes, note] };
}

/** The first directory that knows a service has the word. */
function firstOwners(answers: readonly SourceAnswer<OwnersFound>[]): ReadonlyMap<string, ServiceOwner> {
	const owners = new Map<string, ServiceOwner>();
	for (const { value } of answers) {
		for (const [service, owner] of value?.owners ?? []) if (!owners.has(service)) owners.set(service, owner);
	}
	return owners;
}
