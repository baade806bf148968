import { matchCause } from '../../support/match-cause.ts';
import { capitalised, fillSlots } from '../../support/fill.ts';
import { sentenceSlots } from '../../support/sentence-slots.ts';
import type { SessionFacts } from '../../support/session-facts.ts';
import type { SessionRequest } from '../../support/session-request.ts';
import { coded } from '../../model/columns.ts';
import { stepWords } from '../../sessions/step-words.ts';
import type { SessionReport } from '../../api/session-report.ts';

type Row = SessionReport['requests'][number];
const ORDER = { failed: 0, note: 1, fine: 2 } as const;

/** Requests of a session, trouble first; equal healthy ones are one row with their count. */
export function sessionRows(facts: SessionFacts): readonly Row[] {
	const rows: Row[] = [];
	const alike = new Map<string, number>();
	for (const request of facts.requests) {
		const row = rowOf(facts, request);
		const key = `${row.word} ${row.service}`;
		const place = alike.get(key);
		const known = place === undefined ? undefined : rows[place];
		if (row.state === 'fine' && place !== undefined && known) {
			const count = known.count + 1;
			const durationNanos = (known.durationNanos * known.count + row.durationNanos) / count;
			rows[place] = { ...known, count, durationNanos };
			continue;
		}
		if (row.state === 'fine') alike.set(key, rows.length);
		rows.push(row);
	}
	return rows.map(named).toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || a.offsetNanos - b.offsetNanos);
}

/** "9 progress reports", "all accepted". */
function named(row: Row): Row {
	if (row.count === 1) return { ...row, word: capitalised(row.word) };
	const many = row.word === 'progress report' ? 'progress reports' : row.word;
	return {
		...row,
		word: many === row.word ? capitalised(row.word) : `${row.count} ${many}`,
		detail: many === row.word ? `${row.count} times, all went well` : 'all accepted',
	};
}

function rowOf(facts: SessionFacts, request: SessionRequest): Row {
	const words = stepWords(request.signal.name);
	const { verdict } = request.diagnosis;
	const common = {
		traceId: request.trace.traceId,
		durationNanos: request.trace.durationNanos,
		offsetNanos: request.offset,
		count: 1,
	};
	if (verdict.state === 'failed') {
		const service = verdict.culprit?.service ?? servedBy(request);
		return { ...common, state: 'failed', word: words.failed, detail: whyFailed(facts, request), service };
	}
	const withheld = words.kind === 'streams' ? withheldOf(facts, request) : undefined;
	if (withheld) return { ...common, state: 'note', ...withheld, service: servedBy(request, 'streams') };
	return { ...common, state: 'fine', word: words.done, detail: '', service: servedBy(request) };
}

function whyFailed(facts: SessionFacts, request: SessionRequest): string {
	const { cause } = matchCause(request);
	const quality = /\b(?:SD|HD|4K|UHD)\b/.exec(request.signal.name)?.[0] ?? '';
	const places = sentenceSlots(facts, request, quality === '' ? [] : [['quality', { text: quality }]]);
	const because = cause && fillSlots(cause.because, places)?.text;
	return because === undefined ? 'the part that failed gave no reason' : because;
}

/** Streams that were not offered, and the reason as the service gave it. */
function withheldOf(facts: SessionFacts, request: SessionRequest) {
	const offered = facts.fact('streamsOffered', request);
	const total = facts.fact('streamsTotal', request);
	const missing = Number(total?.text ?? 0) - Number(offered?.text ?? 0);
	if (!(missing > 0) || offered?.source.traceId !== request.trace.traceId) return undefined;
	const reason = facts.fact('streamsWithheld', request)?.text ?? '';
	return { word: `${missing} of ${total?.text ?? ''} streams not offered`, detail: reason };
}

/** The service that did the work: past the app and the gateway where the request has them. */
function servedBy({ trace }: SessionRequest, part?: 'streams'): string {
	const services = [
		...new Set(Array.from({ length: trace.spans.length }, (_, row) => coded(trace.spans.services, row))),
	];
	const place = part === 'streams' ? services.length - 1 : 2;
	return services[Math.min(place, services.length - 1)] ?? '';
}
