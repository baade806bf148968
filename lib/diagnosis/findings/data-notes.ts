import type { TraceNote } from '../../model/trace.ts';
import type { Finding, FindingKind } from '../../model/verdict.ts';
import { formatCount, formatCounted } from '../../format/count.ts';
import { formatDuration } from '../../format/duration.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';

/** Grey notes: what was odd about the data, and what was done about it. */
export function dataNotes(context: RequestFacts): readonly Finding[] {
	const notes = context.trace.notes.map((note) => noteFinding(context, note));
	const silent = context.sources
		.filter(
			(source) => source.status === 'failed' || source.status === 'timeout' || source.status === 'partial',
		)
		.map((source) =>
			finding(
				'silent-source',
				`${source.name} ${source.status === 'partial' ? 'gave a part only' : 'did not answer'}`,
				'',
				source.message,
				[],
			),
		);
	const spanless = context.logs.servicesWithoutSpan.map((service) => {
		const lines = context.logs.lines.filter((line) => line.record.service === service);
		return finding(
			'data-note',
			'Logged, but sent no span',
			service,
			formatCounted(lines.length, 'log line'),
			[],
			{ logs: lines.slice(0, 100).map((line) => line.index) },
		);
	});
	return [...notes, ...spanless, ...silent];
}

function noteFinding(context: RequestFacts, note: TraceNote): Finding {
	const rows = 'rows' in note ? note.rows : [];
	const service =
		note.kind === 'clock-skew' ? note.host : rows[0] === undefined ? '' : context.service(rows[0]);
	const [kind, title, detail] = wordsOf(note);
	return finding(kind, title, service, detail, rows, { count: countOf(note) });
}

function countOf(note: TraceNote): number {
	if (note.kind === 'several-roots') return note.roots;
	return note.kind === 'truncated' ? note.total : note.spans;
}

/** "2 s ahead", "1 s to 3 s behind", "1 s behind to 2 s ahead". */
function clockWords({
	offsetNanos,
	rangeNanos,
}: Extract<TraceNote, { readonly kind: 'clock-skew' }>): string {
	const length = (nanos: number) => formatDuration(Math.abs(nanos));
	const side = (nanos: number) => (nanos > 0 ? 'ahead' : 'behind');
	const [near, far] = [...(rangeNanos ?? [offsetNanos, offsetNanos])].sort(
		(a, b) => Math.abs(a) - Math.abs(b),
	);
	const same =
		near !== undefined && far !== undefined && length(near) === length(far) && side(near) === side(far);
	if (near === undefined || far === undefined || same) return `${length(offsetNanos)} ${side(offsetNanos)}`;
	if (side(near) === side(far)) return `${length(near)} to ${length(far)} ${side(far)}`;
	return `${length(near)} ${side(near)} to ${length(far)} ${side(far)}`;
}

function wordsOf(note: TraceNote): readonly [kind: FindingKind, title: string, detail: string] {
	const spans = formatCounted(countOf(note), 'span');
	switch (note.kind) {
		case 'clock-skew':
			return ['clock-skew', `Clock ran ${clockWords(note)}`, `${spans} adjusted`];
		case 'missing-parents':
			return [
				'missing-parent',
				`${spans} without ${note.spans === 1 ? 'its' : 'their'} parent`,
				`${formatCounted(note.parents, 'parent')} never arrived`,
			];
		case 'duplicates-dropped':
			return ['data-note', `${spans} came more than once`, 'each is shown once'];
		case 'same-id':
			return ['data-note', `${spans} share an ID`, 'all are shown'];
		case 'cycle-cut':
			return ['data-note', 'Spans were their own parents', 'cut at the earliest'];
		case 'several-roots':
			return ['data-note', `${formatCount(note.roots)} requests under one ID`, 'the earliest stands first'];
		case 'late-work':
			return [
				'data-note',
				'Work went on after the answer',
				`${spans}, until ${formatDuration(note.latestEnd)}`,
			];
		case 'time-changed':
			return ['data-note', `${spans} with impossible times`, 'raw times are in their notes'];
		case 'no-time':
			return ['data-note', `${spans} without a time`, 'placed by time of arrival'];
		case 'truncated':
			return [
				'data-note',
				`${formatCount(note.shown)} of ${formatCount(note.total)} spans are shown`,
				'the rest is in the store',
			];
	}
}
