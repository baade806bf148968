/** The order in which a trace's spans are numbered. */
export interface DepthFirst {
	/** Place of each row. */
	readonly places: Int32Array;
	/** Row of each row's parent, or -1. */
	readonly parents: Int32Array;
	readonly depths: Int32Array;
	readonly subtreeEnds: Int32Array;
}

/** Numbers spans depth first, siblings and roots by start. `parents` has no cycles. No recursion: chains may be 100,000 deep. */
export function depthFirst(parents: Int32Array, starts: Float64Array): DepthFirst {
	const count = parents.length;
	const byStart = Uint32Array.from({ length: count }, (_, place) => place).sort(
		(a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b,
	);

	// Children of one parent are linked latest first, so that pushing them leaves the earliest on top.
	const lastChild = new Int32Array(count + 1).fill(-1);
	const previous = new Int32Array(count).fill(-1);
	for (const place of byStart) {
		const slot = (parents[place] ?? -1) + 1;
		previous[place] = lastChild[slot] ?? -1;
		lastChild[slot] = place;
	}

	const places = new Int32Array(count);
	const rowOf = new Int32Array(count);
	const rowParents = new Int32Array(count);
	const depths = new Int32Array(count);
	const stack: number[] = [];
	pushChildren(stack, lastChild[0] ?? -1, previous);
	for (let row = 0; stack.length > 0; row++) {
		const place = stack.pop() ?? 0;
		const parent = parents[place] ?? -1;
		places[row] = place;
		rowOf[place] = row;
		rowParents[row] = parent === -1 ? -1 : (rowOf[parent] ?? -1);
		depths[row] = parent === -1 ? 0 : (depths[rowParents[row] ?? 0] ?? 0) + 1;
		pushChildren(stack, lastChild[place + 1] ?? -1, previous);
	}
	return { places, parents: rowParents, depths, subtreeEnds: subtreeEnds(rowParents) };
}

function pushChildren(stack: number[], last: number, previous: Int32Array): void {
	for (let child = last; child !== -1; child = previous[child] ?? -1) stack.push(child);
}

/** A row's subtree ends where its last child's does; children come after parents, so one pass from the back will do. */
function subtreeEnds(parents: Int32Array): Int32Array {
	const ends = Int32Array.from(parents, (_, row) => row + 1);
	for (let row = parents.length - 1; row >= 0; row--) {
		const parent = parents[row] ?? -1;
		if (parent !== -1 && (ends[row] ?? 0) > (ends[parent] ?? 0)) ends[parent] = ends[row] ?? 0;
	}
	return ends;
}
