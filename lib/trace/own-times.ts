import { SPAN_MARK, type SpanColumns } from '../model/trace.ts';

/**
 * Nanoseconds by row in which a span was at work itself: it was the deepest active span of its service in this request,
 * and waited for no other service. Of spans that overlap without lying below one another the one that began last is at
 * work, so that a wrapper beside its own call does not count the wait for the answer as work:
 *
 *     gateway  request  ├──────────────────┤
 *     gateway    handle  ├████────────────█┤      waits, beside its call
 *     gateway    call        ├█──────────█┤
 *     store        serve       ├████████┤         █ own time
 *
 * What runs apart (taken from a queue) is told apart from what its caller did meanwhile. Spans × log spans.
 */
export function ownTimes(spans: SpanColumns): Float64Array {
	const own = new Float64Array(spans.length);
	for (const items of itemsByProcess(spans).values()) sweep(spans, items, own);
	return own;
}

/** A row at work, or, as `~row`, a row of another service that one of these waits for. */
type Item = number;

function itemsByProcess(spans: SpanColumns): ReadonlyMap<number, Item[]> {
	const { services, parents, length } = spans;
	const apart = apartFrom(spans);
	const processOf = (row: number) => (services.codes[row] ?? 0) * (length + 1) + (apart[row] ?? 0);
	const items = new Map<number, Item[]>();
	const add = (process: number, item: Item) => {
		const list = items.get(process);
		if (list) list.push(item);
		else items.set(process, [item]);
	};
	for (let row = 0; row < length; row++) {
		add(processOf(row), row);
		const parent = parents[row] ?? -1;
		if (parent === -1 || apart[row] !== apart[parent]) continue;
		if (services.codes[row] !== services.codes[parent]) add(processOf(parent), ~row);
	}
	return items;
}

/** By row: one more than the row that the work it belongs to began with, where that runs apart; else 0. */
function apartFrom({ length, parents, marks }: SpanColumns): Float64Array {
	const apart = new Float64Array(length);
	for (let row = 0; row < length; row++) {
		const parent = parents[row] ?? -1;
		const isApart = ((marks[row] ?? 0) & SPAN_MARK.async) !== 0;
		apart[row] = isApart ? row + 1 : parent === -1 ? 0 : (apart[parent] ?? 0);
	}
	return apart;
}

/** Gives each moment to the item that began last of those still active. Each is pushed and popped once. */
function sweep({ starts, durations }: SpanColumns, items: Item[], own: Float64Array): void {
	const rowOf = (item: Item) => (item < 0 ? ~item : item);
	const startOf = (item: Item) => starts[rowOf(item)] ?? 0;
	const endOf = (item: Item) => startOf(item) + (durations[rowOf(item)] ?? 0);
	items.sort((a, b) => startOf(a) - startOf(b) || rowOf(a) - rowOf(b));
	const active: Item[] = [];
	let now = -Infinity;
	const advance = (to: number) => {
		for (let top = active.at(-1); top !== undefined && now < to; top = active.at(-1)) {
			const until = Math.min(to, endOf(top));
			if (until > now) {
				if (top >= 0) own[top] = (own[top] ?? 0) + until - now;
				now = until;
			}
			if (endOf(top) <= now) active.pop();
		}
		now = Math.max(now, to);
	};
	for (const item of items) {
		advance(startOf(item));
		active.push(item);
	}
	advance(Infinity);
}
