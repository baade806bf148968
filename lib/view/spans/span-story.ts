import { coded } from '../../model/columns.ts';
import { STATUS } from '../../model/span-kind.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { formatCount } from '../../format/count.ts';

/** Services named in one sentence; the rest is counted. */
const NAMED = 3;

/**
 * What a span did, in a sentence: "Handled GET /keys, called keys-db 31 times and packaging-workflow once, then
 * failed." Looks at direct calls only; steps of its own are not calls.
 */
export function spanStory(spans: SpanColumns, row: number): string {
	const calls = callsOf(spans, row);
	const failed = spans.statusCodes[row] === STATUS.error;
	const verb = VERBS[spans.kinds[row] ?? 0] ?? 'Ran';
	const parts = [`${verb} ${coded(spans.names, row)}`];
	if (calls !== '') parts.push(`called ${calls}`);
	const told = parts.join(', ');
	return failed ? `${told}${calls === '' ? ' and failed' : ', then failed'}.` : `${told}.`;
}

/** By OTLP's number of the kind. */
const VERBS = ['Ran', 'Ran', 'Handled', 'Called', 'Sent', 'Took up'];

function callsOf(spans: SpanColumns, row: number): string {
	const counts = new Map<number, number>();
	const own = spans.services.codes[row];
	const end = spans.subtreeEnds[row] ?? row + 1;
	for (let child = row + 1; child < end; child = spans.subtreeEnds[child] ?? end) {
		const service = spans.services.codes[child] ?? 0;
		if (service !== own) counts.set(service, (counts.get(service) ?? 0) + 1);
	}
	const all = [...counts].sort((a, b) => b[1] - a[1]);
	const words = all
		.slice(0, NAMED)
		.map(([service, count]) => `${spans.services.values[service] ?? ''}${timesOf(count)}`);
	if (all.length > NAMED) words.push(`${formatCount(all.length - NAMED)} more services`);
	const last = words.pop();
	return words.length === 0 ? (last ?? '') : `${words.join(', ')} and ${last}`;
}

function timesOf(count: number): string {
	return count === 1 ? '' : count === 2 ? ' twice' : ` ${formatCount(count)} times`;
}
