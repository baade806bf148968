import { coded } from '../model/columns.ts';
import { STATUS } from '../model/span-kind.ts';
import type { Nanos } from '../model/time.ts';
import { SPAN_MARK, type SpanTable, type Trace } from '../model/trace.ts';
import { type CriticalPath, criticalPath } from './critical-path.ts';
import { queueWaits } from './queue-waits.ts';
import { type RetryWait, retryWaits } from './retry-waits.ts';

/** A part of the time somebody waited for, in words. */
export interface TimePart {
	readonly label: string;
	readonly nanos: Nanos;
	readonly kind: 'work' | 'waiting' | 'else';
	/** Empty for waiting and for all else. */
	readonly service: string;
	/** Rows that took it, by start. */
	readonly rows: readonly number[];
}

const MAX_PARTS = 4;
/** Smaller parts are not worth a word of their own. */
const SMALLEST_SHARE = 0.05;
const LONGEST_NAME = 48;
const NAMED_ROWS = 500;

/**
 * The critical path of the main root in at most four parts, longest first, all else last. Its parts add up to the
 * root's duration, or to the request's where the first span is missing.
 * Calls to one operation count together; waiting between tries stands apart from work.
 */
export function whereTimeWent({ spans, mainRoot, durationNanos }: Trace): readonly TimePart[] {
	const path = criticalPath(spans, mainRoot);
	const tries = retryWaits(spans);
	const queued = queueWaits(spans, path, new Set(tries.map((wait) => wait.parent)));
	const betweenTries = waitsOnPath(path, tries);
	const inQueues = waitsOnPath(path, queued);
	const parts = workParts(
		spans,
		path,
		(row) => (betweenTries.byRow.get(row) ?? 0) + (inQueues.byRow.get(row) ?? 0),
	);
	for (const [label, waiting] of [
		['waiting between retries', betweenTries],
		[queueLabel(spans, inQueues.rows), inQueues],
	] as const) {
		if (waiting.nanos <= 0) continue;
		const rows = waiting.rows.slice(0, NAMED_ROWS);
		parts.push({ label, nanos: waiting.nanos, kind: 'waiting', service: '', rows });
	}
	const total =
		(spans.marks[mainRoot] ?? 0) & SPAN_MARK.orphan ? durationNanos : (spans.durations[mainRoot] ?? 0);
	return largest(
		parts.sort((a, b) => b.nanos - a.nanos),
		total,
	);
}

/** "encode chunk 17 waiting in a queue", or how many steps waited. */
function queueLabel(spans: SpanTable, rows: readonly number[]): string {
	const [first = 0] = rows;
	return rows.length === 1
		? `${nameOf(spans, first) || coded(spans.services, first)} waiting in a queue`
		: `${rows.length} steps waiting in queues`;
}

function largest(parts: readonly TimePart[], whole: Nanos): readonly TimePart[] {
	const named = parts.reduce((sum, part) => sum + part.nanos, 0);
	const total = Math.max(whole, named);
	const worthWords = parts.filter((part, i) => i === 0 || part.nanos >= total * SMALLEST_SHARE);
	const isAll = worthWords.length === parts.length && total - named < total * SMALLEST_SHARE;
	if (isAll && parts.length <= MAX_PARTS) return parts;
	const shown = worthWords.slice(0, MAX_PARTS - 1);
	const nanos = total - shown.reduce((sum, part) => sum + part.nanos, 0);
	return [...shown, { label: 'all else', nanos, kind: 'else', service: '', rows: [] }];
}

interface PathWaits {
	readonly nanos: Nanos;
	/** The tries or steps that were waited for. */
	readonly rows: readonly number[];
	/** What of a row's part of the path was waiting. */
	readonly byRow: ReadonlyMap<number, Nanos>;
}

/**
 * Waits that fall into their caller's own part of the path: in the others something else ran meanwhile. What a
 * caller waited for two things at once counts for the first of them.
 */
function waitsOnPath(path: CriticalPath, waits: readonly Omit<RetryWait, 'failed'>[]): PathWaits {
	const byRow = new Map<number, Nanos>();
	const rows: number[] = [];
	let nanos = 0;
	for (const [parent, ofParent] of Map.groupBy(waits, (wait) => wait.parent)) {
		// The path is walked back from its end, the waits stand by start.
		const parts = (path.parts.get(parent) ?? []).toReversed();
		let i = 0;
		let counted = 0;
		for (const wait of ofParent) {
			let spent = 0;
			const from = Math.max(wait.from, counted);
			counted = Math.max(wait.to, counted);
			while (i < parts.length && (parts[i]?.[1] ?? 0) <= from) i++;
			for (let j = i; j < parts.length && (parts[j]?.[0] ?? 0) < wait.to; j++)
				spent += Math.max(0, Math.min(wait.to, parts[j]?.[1] ?? 0) - Math.max(from, parts[j]?.[0] ?? 0));
			if (spent <= 0) continue;
			nanos += spent;
			rows.push(wait.next);
			byRow.set(parent, (byRow.get(parent) ?? 0) + spent);
		}
	}
	return { nanos, rows, byRow };
}

function workParts(spans: SpanTable, path: CriticalPath, waited: (row: number) => Nanos): TimePart[] {
	const plainNames = new Map<number, string>();
	const groups = new Map<string, { nanos: Nanos; rows: number[] }>();
	for (let row = 0; row < spans.length; row++) {
		const nanos = (path.own[row] ?? 0) - waited(row);
		if (nanos <= 0) continue;
		const name = spans.names.codes[row] ?? 0;
		let plain = plainNames.get(name);
		if (plain === undefined) {
			plain = coded(spans.names, row).replaceAll(/\d+/g, '#');
			plainNames.set(name, plain);
		}
		const key = `${spans.services.codes[row]} ${plain}`;
		const group = groups.get(key);
		if (group) {
			group.nanos += nanos;
			group.rows.push(row);
		} else groups.set(key, { nanos, rows: [row] });
	}
	const labels = new Set<string>();
	return [...groups.values()].map(({ nanos, rows }): TimePart => {
		const short = labelOf(spans, rows);
		const label = labels.has(short) ? `${short}, ${nameOf(spans, rows[0] ?? 0)}` : short;
		labels.add(label);
		const service = coded(spans.services, rows[0] ?? 0);
		return { label, nanos, kind: 'work', service, rows: rows.slice(0, NAMED_ROWS) };
	});
}

const READ = /^(?:select|get|read|find|scan|query|fetch|hget|mget|lookup)\b/i;

/** "GET /keys in content-keys", "31 reads of keys-db, one by one", "POST /issue in drm, 3 tries". */
function labelOf(spans: SpanTable, rows: readonly number[]): string {
	const [first = 0] = rows;
	const service = coded(spans.services, first);
	const name = nameOf(spans, first);
	if (rows.length === 1) return name === '' ? service : `${name} in ${service}`;
	const failed = rows.filter((row) => spans.statusCodes[row] === STATUS.error).length;
	const oneCaller = rows.every((row) => spans.parents[row] === spans.parents[first]);
	if (failed > 0 && oneCaller) return `${name} in ${service}, ${rows.length} tries`;
	const noun = READ.test(name) ? 'reads' : 'calls';
	return `${rows.length} ${noun} of ${service}${oneCaller ? ', one by one' : ''}`;
}

function nameOf(spans: SpanTable, row: number): string {
	const name = coded(spans.names, row);
	return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}
