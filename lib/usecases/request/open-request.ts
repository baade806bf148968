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
import type { RequestSamples, SampleQuery } from '../../ports/analytics/request-samples.ts';
import type { RequestKind } from '../../diagnosis/kind/request-kind.ts';
import type { Diagnosis } from '../../model/verdict.ts';
import type { ServiceLinks } from '../../ports/own/link-store.ts';
import type { OwnerDirectory, OwnersFound } from '../../ports/sources/owner-directory.ts';
import type { TraceRead, TraceStore } from '../../ports/sources/trace-store.ts';
import { assemble } from '../../trace/assemble.ts';
import { hideAddresses } from '../../redact/personal.ts';
import { mergeSpans } from '../../columns/merge-spans.ts';
import { mergeRecords } from '../../logs/merge-records.ts';
import { coded, usedValues } from '../../model/columns.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import type { AnomalySource } from '../../ports/sources/anomaly-source.ts';
import type { LogHint, LogRead, LogStore } from '../../ports/sources/log-store.ts';
import { type Answered, askAll, type SourceAnswer } from '../ask-source.ts';
import { hintOf, NO_HINT, planLogReads } from './read-plan.ts';
import { kindOf, learnFromSample } from './sample-kind.ts';
import { operationsOf, regionsOf } from './operations-of.ts';
import { OPEN_LIMITS, type OpenLimits } from '../limits.ts';
import type { RequestSources } from '../site-ports.ts';

/** Everything known about one request. */
export interface OpenedRequest {
	readonly trace: Trace;
	/** Which sources gave the span of a row, by their names. */
	readonly originOf: (row: number) => string;
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

/** Services are scored over the time just before a request ended. */
const SCORED_BEFORE = 300_000_000_000n;
const MAX_SCORED = 100;

const NO_LINKS: ReadonlyMap<string, ServiceLinks> = new Map();

/**
 * Opens a request by plan: every trace store, and the log stores that need to know nothing more, are asked at once; then,
 * with what was found, the other log stores, what is usual and who owns what. Spans of several stores are merged, lines
 * that two stores hold are one. A source that is dead or late costs its part of the page and is named, nothing more.
 */
export async function openRequest(
	asking: Asking,
	sources: RequestSources,
	traceId: TraceId,
	limits: OpenLimits = OPEN_LIMITS,
	answered?: Answered,
): Promise<Opening> {
	const plan = planLogReads(sources.logStores);
	const read: Read = { asking, traceId, limits, answered };
	const [traces, early] = await Promise.all([
		readTraces(read, sources.traceStores),
		readLogs(read, plan.first, NO_HINT),
	]);
	const found = traces.flatMap(({ source, value }) =>
		value ? [{ source: source.name, batch: value.batch }] : [],
	);
	const { batch, origins } = mergeSpans(found);
	const hint = hintOf(batch);
	if (!hint) {
		const asked = [...traces, ...early].map(({ status }) => status);
		return { found: false, records: recordsOf(early), sources: asked };
	}
	const trace = withCut(assemble(batch), traces);
	const [late, baselines, owners, links] = await Promise.all([
		readLogs(read, plan.later, hint),
		readBaselines(read, sources.anomalySources, trace),
		readOwners(read, sources.ownerDirectories, trace),
		// The page stands without them: then the owner's hold.
		sources.linkStore.linksOf(usedValues(trace.spans.services)).catch(() => NO_LINKS),
	]);
	const logs = [...early, ...late];
	const statuses = [...traces, ...logs, ...baselines, ...owners].map(({ status }) => status);
	const usual = baselines.flatMap(({ value }) => value?.baselines ?? []);
	const records = recordsOf(logs);
	const joined = joinLogs(trace, records);
	const samples = await readSamples(read, listed(sources.analytics.requestSamples), kindOf(trace, usual));
	// Who answered is named with what is usual; who could not is named here.
	statuses.push(
		...samples.map(({ status }) => status).filter(({ status }) => status !== 'ok' && status !== 'empty'),
	);
	const requestKind = samples.map(({ value }) => value).find((kind) => kind !== undefined);
	return {
		found: true,
		request: {
			trace,
			originOf: (row) => coded(origins, trace.batchRow(row)),
			totalSpans: Math.max(batch.length, ...traces.map(({ value }) => value?.total ?? 0)),
			logs: joined,
			totalLogs: totalOf(logs, records.length),
			diagnosis: diagnose({ trace, logs: joined, baselines: usual, sources: statuses, requestKind }),
			baselines: usual,
			scores: baselines.flatMap(({ value }) => value?.scores ?? []),
			owners: firstOwners(owners),
			links,
			sources: statuses,
		},
	};
}

/** What every read of one opening goes by. */
interface Read {
	readonly asking: Asking;
	readonly traceId: TraceId;
	readonly limits: OpenLimits;
	readonly answered: Answered | undefined;
}

/** Lines of all stores by what they say, each once, without what belongs to a person. */
function recordsOf(logs: readonly SourceAnswer<LogStore, LogRead>[]): readonly LogRecord[] {
	return mergeRecords(logs.map(({ value }) => value?.records ?? [])).map(withoutAddresses);
}

/** Lines there are: those read, and what each store held back. */
function totalOf(logs: readonly SourceAnswer<LogStore, LogRead>[], read: number): number {
	return logs.reduce((sum, { value }) => sum + (value ? value.total - value.records.length : 0), read);
}

/** What people write into log lines is shown in many places, also in titles and links: whose it is must not be. */
function withoutAddresses(record: LogRecord): LogRecord {
	if (!record.body.includes('@')) return record;
	return { ...record, message: hideAddresses(record.message), body: hideAddresses(record.body) };
}

function readTraces({ asking, traceId, limits, answered }: Read, stores: readonly TraceStore[]) {
	const work = (store: TraceStore, options: ReadOptions) => store.readTrace(traceId, limits.spans, options);
	const count = ({ batch, total }: TraceRead) => ({ given: batch.length, total });
	return askAll(asking, stores, { kind: 'traces', deadlineMs: limits.traceMs, work, count }, answered);
}

function readLogs({ asking, traceId, limits, answered }: Read, stores: readonly LogStore[], hint: LogHint) {
	const work = (store: LogStore, options: ReadOptions) =>
		store.readByTrace(traceId, hint, limits.logs, options);
	const count = ({ records, total }: LogRead) => ({ given: records.length, total });
	return askAll(asking, stores, { kind: 'logs', deadlineMs: limits.sideMs, work, count }, answered);
}

function readBaselines({ asking, limits, answered }: Read, sources: readonly AnomalySource[], trace: Trace) {
	const operations = operationsOf(trace);
	const regions = regionsOf(trace);
	const services = usedValues(trace.spans.services).slice(0, MAX_SCORED);
	const to = unixNanos(trace.startTime + BigInt(Math.round(trace.durationNanos)));
	const around = { from: unixNanos(trace.startTime - SCORED_BEFORE), to };
	const work = async (source: AnomalySource, options: ReadOptions) => {
		const [baselines, scores] = await Promise.all([
			source.baselines(operations, regions, trace.startTime, options),
			source.scores(services, around, options),
		]);
		return { baselines, scores };
	};
	const count = (read: Awaited<ReturnType<typeof work>>) => {
		const given = read.baselines.length + read.scores.length;
		return { given, total: given };
	};
	return askAll(asking, sources, { kind: 'baselines', deadlineMs: limits.sideMs, work, count }, answered);
}

function listed<T>(one: T | undefined): readonly T[] {
	return one === undefined ? [] : [one];
}

/** What requests of its kind usually do, by each source that can pick some. */
function readSamples({ asking, limits }: Read, sources: readonly RequestSamples[], query: SampleQuery) {
	const work = async (source: RequestSamples, options: ReadOptions) =>
		learnFromSample(await source.sample(query, options));
	const count = (kind: RequestKind | undefined) => ({
		given: kind?.requests ?? 0,
		total: kind?.requests ?? 0,
	});
	return askAll(asking, sources, { kind: 'baselines', deadlineMs: limits.sideMs, work, count });
}

function readOwners(
	{ asking, limits, answered }: Read,
	directories: readonly OwnerDirectory[],
	trace: Trace,
) {
	const services = usedValues(trace.spans.services);
	const work = (directory: OwnerDirectory, options: ReadOptions) => directory.owners(services, options);
	const count = ({ owners, stale }: OwnersFound) => ({ given: owners.size, total: owners.size, stale });
	return askAll(asking, directories, { kind: 'owners', deadlineMs: limits.sideMs, work, count }, answered);
}

/** A store that held back spans leaves a request of which more is known than is shown. */
function withCut(trace: Trace, traces: readonly SourceAnswer<TraceStore, TraceRead>[]): Trace {
	const left = traces.reduce((sum, { value }) => sum + (value ? value.total - value.batch.length : 0), 0);
	if (left <= 0) return trace;
	const note = { kind: 'truncated', shown: trace.spans.length, total: trace.spans.length + left } as const;
	return { ...trace, notes: [...trace.notes, note] };
}

/** The first directory that knows a service has the word. */
function firstOwners(
	answers: readonly SourceAnswer<OwnerDirectory, OwnersFound>[],
): ReadonlyMap<string, ServiceOwner> {
	const owners = new Map<string, ServiceOwner>();
	for (const { value } of answers) {
		for (const [service, owner] of value?.owners ?? []) if (!owners.has(service)) owners.set(service, owner);
	}
	return owners;
}
