import type { Asking } from '../asking.ts';
import { coded } from '../../model/columns.ts';
import type { TraceId } from '../../model/ids.ts';
import type { Trace } from '../../model/trace.ts';
import type { CaseArchive, FrozenCase } from '../../ports/own/case-archive.ts';
import type { CaseDocument } from '../../api/case.ts';
import type { PatternJson } from '../../api/pattern.ts';
import type { RequestReport } from '../../api/request.ts';
import type { OpenedRequest } from '../request/open-request.ts';
import { toOtlp } from '../request/export-otlp.ts';
import { presentRequest } from '../request/present-request.ts';

/** A request of up to so many spans is kept whole. */
const MAX_SPANS = 2_000;
/** Log lines kept: those that findings and evidence point at, then the first. */
const MAX_LOGS = 1_000;

/** Keeps what a request's page says now, with the spans and log lines that prove it. */
export async function freezeCase(
	asking: Asking,
	archive: CaseArchive,
	request: OpenedRequest,
	pattern: PatternJson | null,
): Promise<FrozenCase> {
	const report = presentRequest(request);
	const rows = provingRows(request.trace, report);
	const lines = provingLines(request, report);
	const kept = { ...request, logs: { ...request.logs, lines: lines.map((index) => lineAt(request, index)) } };
	const document: CaseDocument = {
		report,
		pattern,
		lines: [...lines],
		rows: rows.map((row) => [row, request.trace.spans.ids[row] ?? '']),
		baselines: baselinesOf(request, rows),
		otlp: toOtlp(kept, rows),
	};
	const frozen: FrozenCase = {
		id: crypto.randomUUID().replaceAll('-', '').slice(0, 16),
		traceId: request.trace.traceId satisfies TraceId,
		frozenAt: asking.now,
		document: JSON.stringify(document),
	};
	await archive.save(frozen);
	return frozen;
}

/** Rows that findings, evidence and the critical path point at, with all that is above them; the earliest rows fill up. */
function provingRows({ spans }: Trace, report: RequestReport): readonly number[] {
	if (spans.length <= MAX_SPANS) return Array.from({ length: spans.length }, (_, row) => row);
	const pointed = [
		...report.verdict.evidence.flatMap(({ row }) => row ?? []),
		...report.findings.flatMap((finding) => finding.rows),
		...report.whereTimeWent.flatMap((part) => part.rows),
	];
	const kept = new Set<number>();
	for (const row of pointed) {
		for (let at = row; at >= 0 && !kept.has(at) && kept.size < MAX_SPANS; at = spans.parents[at] ?? -1) {
			kept.add(at);
		}
	}
	for (let row = 0; row < spans.length && kept.size < MAX_SPANS; row++) kept.add(row);
	return [...kept].sort((a, b) => a - b);
}

function provingLines({ logs }: OpenedRequest, report: RequestReport): readonly number[] {
	const pointed = [
		...report.verdict.evidence.flatMap(({ log }) => log ?? []),
		...report.findings.flatMap((finding) => finding.logs),
	];
	const kept = new Set(pointed.slice(0, MAX_LOGS));
	for (let index = 0; index < logs.lines.length && kept.size < MAX_LOGS; index++) kept.add(index);
	return [...kept].filter((index) => index < logs.lines.length).sort((a, b) => a - b);
}

/** What is usual for the operations of some rows. */
function baselinesOf({ trace, baselines }: OpenedRequest, rows: readonly number[]) {
	const key = (service: string, operation: string) => `${service}\0${operation}`;
	const { services, names } = trace.spans;
	const kept = new Set(rows.map((row) => key(coded(services, row), coded(names, row))));
	return baselines
		.filter(({ service, operation }) => kept.has(key(service, operation)))
		.map((baseline) => ({ ...baseline, bounds: [...baseline.bounds], counts: [...baseline.counts] }));
}

function lineAt({ logs }: OpenedRequest, index: number) {
	const line = logs.lines[index];
	if (!line) throw new RangeError(`no log line ${index}`);
	return line;
}
