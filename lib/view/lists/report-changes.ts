import type { RequestReport } from '../../api/request.ts';
import { formatCounted } from '../../format/count.ts';
import { isDead, sourceKey, sourceName } from './source-trouble.ts';

/** Senders deliver within minutes; so long after its end a request may still grow. */
const GROWS_FOR_MS = 120_000;
/** A request whose root has not come in runs, unless nothing was heard of it for so long. */
const RUNS_FOR_MS = 600_000;

/** Whether a request runs still: what everything hangs on is missing, and something came in lately. */
export function isRunning(report: RequestReport, nowMs: number): boolean {
	return report.rootMissing && nowMs - endMs(report) < RUNS_FOR_MS;
}

/** What is found out about a request that runs still is found out so far. */
export function soFar(sentence: string): string {
	const own = /^(?:Nothing|No culprit|Probably)\b/.test(sentence);
	return `So far: ${own ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence}`;
}

/** Whether more of a request may come in. */
export function mayGrow(report: RequestReport, nowMs: number): boolean {
	return nowMs - endMs(report) < GROWS_FOR_MS || isRunning(report, nowMs);
}

/** What a newer report has that the one shown has not, in words; empty when nothing. */
export function newsOf(shown: RequestReport, newer: RequestReport): readonly string[] {
	const news: string[] = [];
	const findings = newer.findings.length - shown.findings.length;
	const spans = newer.spanCount - shown.spanCount;
	const lines = newer.logs.count - shown.logs.count;
	if (newer.verdict.sentence !== shown.verdict.sentence) news.push('another verdict');
	if (findings > 0) news.push(formatCounted(findings, 'new finding'));
	if (spans > 0) news.push(formatCounted(spans, 'new span'));
	if (lines > 0) news.push(formatCounted(lines, 'new log line'));
	const dead = new Set(newer.sources.filter(isDead).map(sourceKey));
	for (const source of shown.sources) {
		if (isDead(source) && !dead.has(sourceKey(source))) news.push(`${sourceName(source)} answer again`);
	}
	if (news.length === 0 && titles(newer) !== titles(shown)) news.push('changed findings');
	return news;
}

function titles({ findings }: RequestReport): string {
	return JSON.stringify(findings.map(({ title, service, detail }) => [title, service, detail]));
}

function endMs({ startTime, durationNanos, durationWithAsyncNanos }: RequestReport): number {
	return Date.parse(startTime) + Math.max(durationNanos, durationWithAsyncNanos) / 1e6;
}
