import { KIND } from '../model/span-kind.ts';

/** What skew correction looks at, row after row in depth-first order. Times are nanoseconds by each sender's clock. */
export interface SkewInput {
	readonly parents: Int32Array;
	readonly starts: Float64Array;
	readonly durations: Float64Array;
	readonly kinds: Uint8Array;
	/** Code of the host each span ran on. */
	readonly hosts: Uint32Array;
}

/**
 * What to add to each row's start so that all are told by one clock: that of the host with most spans. A span
 * without a parent is told by its host's clock where another span has shown it, else it stays where it is.
 */
export function clockOffsets(input: SkewInput): Float64Array {
	const offsets = new Float64Array(input.parents.length);
	const deltas = pairDeltas(input);
	if (deltas.size === 0) return offsets;
	const main = mainTree(input.parents);
	const ofHost = new Map<number, number>();
	// The main tree first: it shows the clocks that the other trees are told by.
	for (const inMain of [true, false]) {
		for (let row = 0; row < offsets.length; row++) {
			if ((row >= main.from && row < main.to) !== inMain) continue;
			const parent = input.parents[row] ?? -1;
			const host = input.hosts[row] ?? 0;
			if (parent !== -1)
				offsets[row] = (offsets[parent] ?? 0) + (deltas.get(pairOf(input.hosts, parent, row)) ?? 0);
			else offsets[row] = inMain ? 0 : (ofHost.get(host) ?? Number.NaN);
			if (inMain && !ofHost.has(host)) ofHost.set(host, offsets[row] ?? 0);
		}
	}
	const reference = commonest(offsets);
	return offsets.map((offset) => (Number.isNaN(offset) ? 0 : offset - reference));
}

/** Rows of the tree with most spans: roots and their subtrees stand one after another. */
function mainTree(parents: Int32Array): { readonly from: number; readonly to: number } {
	let best = { from: 0, to: 0 };
	let from = 0;
	for (let row = 1; row <= parents.length; row++) {
		if (row < parents.length && parents[row] !== -1) continue;
		if (row - from > best.to - best.from) best = { from, to: row };
		from = row;
	}
	return best;
}

/**
 * How far the child's clock is behind the parent's, for each pair of hosts that call each other. A call lies
 * inside its caller, so every call narrows the offset down to a window:
 *
 *     parent   ├──────────────┤          from   parent start − child start
 *     child  ├──────┤                    to     parent end − child end
 *
 * No offset is needed where 0 is in all windows. Else the middle of what they have in common is taken, which for
 * one call is Jaeger's and Zipkin's formula. Calls that start after their caller ended are queued work, not skew,
 * unless several of one client agree on the offset. A child longer than its parent says only that it must not
 * start before it.
 */
function pairDeltas(input: SkewInput): ReadonlyMap<number, number> {
	const windows = new Map<number, OffsetBounds>();
	for (let row = 0; row < input.parents.length; row++) {
		const parent = input.parents[row] ?? -1;
		if (parent === -1 || input.hosts[row] === input.hosts[parent]) continue;
		const key = pairOf(input.hosts, parent, row);
		let window = windows.get(key);
		if (!window) {
			window = { from: -Infinity, to: Infinity, late: { from: -Infinity, to: Infinity, calls: 0 } };
			windows.set(key, window);
		}
		narrow(window, input, parent, row);
	}
	const deltas = new Map<number, number>();
	for (const [key, window] of windows) {
		const delta = deltaOf(window);
		if (delta !== 0) deltas.set(key, delta);
	}
	return deltas;
}

interface OffsetBounds {
	from: number;
	to: number;
	/** The same for calls that start after their caller ended. */
	readonly late: { from: number; to: number; calls: number };
}

/** So many late calls must agree before they count as skew. */
const AGREEING_CALLS = 3;

function narrow(
	window: OffsetBounds,
	{ starts, durations, kinds }: SkewInput,
	parent: number,
	row: number,
): void {
	if (kinds[row] === KIND.consumer || kinds[parent] === KIND.producer) return;
	const parentStart = starts[parent] ?? 0;
	const start = starts[row] ?? 0;
	const room = (durations[parent] ?? 0) - (durations[row] ?? 0);
	const from = parentStart - start;
	const to = room >= 0 ? from + room : Infinity;
	if (start > parentStart + (durations[parent] ?? 0)) {
		if (kinds[parent] !== KIND.client || kinds[row] !== KIND.server || room < 0) return;
		window.late.from = Math.max(window.late.from, from);
		window.late.to = Math.min(window.late.to, to);
		window.late.calls++;
		return;
	}
	// Without a client on the other side an end past the parent's is work that went on, not skew.
	const synchronous = kinds[parent] === KIND.client && kinds[row] === KIND.server;
	window.from = Math.max(window.from, from);
	if (synchronous || from > 0) window.to = Math.min(window.to, to);
}

function deltaOf({ from, to, late }: OffsetBounds): number {
	const calls = from > -Infinity;
	const fits = calls && from <= 0 && to >= 0;
	const agree = late.from <= late.to && (!calls || (from <= late.to && to >= late.from));
	// Late calls count where there are enough of them, or where other calls have shown the same clock to be wrong.
	if (late.calls > 0 && agree && (late.calls >= AGREEING_CALLS || (calls && !fits && from <= to)))
		return middle(Math.max(from, late.from), Math.min(to, late.to));
	if (!calls || fits) return 0;
	// Windows that don't meet: the lateness varies, so it is no clock. Only the impossible is mended.
	if (from > to) return Math.max(from, 0);
	return middle(from, to);
}

function middle(from: number, to: number): number {
	return to === Infinity ? from : Math.round((from + to) / 2);
}

/** One number for two host codes; both stay below 2^26. */
function pairOf(hosts: Uint32Array, parent: number, row: number): number {
	return (hosts[parent] ?? 0) * 0x400_0000 + (hosts[row] ?? 0);
}

function commonest(offsets: Float64Array): number {
	const counts = new Map<number, number>();
	let best = 0;
	for (const offset of offsets) {
		if (Number.isNaN(offset)) continue;
		const count = (counts.get(offset) ?? 0) + 1;
		counts.set(offset, count);
		if (count > (counts.get(best) ?? 0)) best = offset;
	}
	return best;
}
