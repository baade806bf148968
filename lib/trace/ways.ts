import { coded } from '../model/columns.ts';
import { KIND } from '../model/span-kind.ts';
import { SPAN_MARK, type SpanColumns } from '../model/trace.ts';

/**
 * The row that answers a caller's own span of a call, or -1: then the time of the call beyond the answer's was spent on
 * the way (network, queue, waiting for a connection), and is no work of the caller's. Where kinds are not sent, a call is
 * a span inside its service that holds nothing but one span of another, or is named as it.
 *
 *     web     call    ├──────────────────┤
 *     drm       serve           ├───┤
 *     way             ├─────────┤   ├────┤
 */
export function answerOf(spans: SpanColumns, row: number): number {
	const child = row + 1;
	const isOnly = child < (spans.subtreeEnds[row] ?? 0) && spans.subtreeEnds[child] === spans.subtreeEnds[row];
	if (!isOnly || ((spans.marks[child] ?? 0) & SPAN_MARK.async) !== 0) return -1;
	if (spans.services.codes[child] === spans.services.codes[row]) return -1;
	const kind = spans.kinds[row] ?? KIND.unspecified;
	if (kind !== KIND.unspecified) return kind === KIND.client ? child : -1;
	const parent = spans.parents[row] ?? -1;
	if (parent !== -1 && spans.services.codes[parent] === spans.services.codes[row]) return child;
	const [name, answer] = [coded(spans.names, row), coded(spans.names, child)];
	return name.includes(answer) || answer.includes(name) ? child : -1;
}
