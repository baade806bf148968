import type { Context } from './context.ts';
import { siblingGroups, type Siblings } from './tries.ts';

/** From the symptom down to where the failure began. */
export interface FailingPath {
	/** Rows from the root on; the last one is the origin. */
	readonly rows: readonly number[];
	/** Calls to the origin's operation that were repeated: the first stands for all. */
	readonly tries: Siblings | undefined;
}

/**
 * Walks from `root` to the error that caused its own: at each step into the failed call that ended last,
 * because a caller fails on the last answer it gets. Calls that were repeated until one went well, and work
 * taken from a queue, caused nothing.
 *
 *     web ×─ auth ✓
 *          ─ drm × ─ keys ×       web → drm → keys
 *          ─ ads ×  (ended before drm: web went on)
 */
export function failingPath(
	context: Context,
	root: number,
	groups: readonly Siblings[] = siblingGroups(context),
): FailingPath {
	const recovered = new Set(groups.filter((group) => group.recovered).flatMap((group) => group.rows));
	const groupOf = new Map(groups.flatMap((group) => group.rows.map((row) => [row, group] as const)));
	const rows = [root];
	let tries: Siblings | undefined;
	for (let at = root; ; ) {
		const next = cause(context, at, recovered);
		if (next === -1) return { rows, tries };
		const group = groupOf.get(next);
		const alike = group !== undefined && group.failed === group.rows.length;
		if (alike) tries = group;
		// Of tries that all failed alike the first is shown: nothing had gone wrong before it.
		at = alike ? (group.rows[0] ?? next) : next;
		if (context.failedBelow[at] !== 1 && context.failedBelow[next] === 1) at = next;
		rows.push(at);
	}
}

/** The child whose failure the row failed on, or -1. */
function cause(context: Context, row: number, recovered: ReadonlySet<number>): number {
	let best = -1;
	for (const child of context.children(row)) {
		if (context.isAsync(child) || recovered.has(child)) continue;
		if (!context.errors[child] && context.failedBelow[child] !== 1) continue;
		if (best === -1 || better(context, child, best)) best = child;
	}
	return best;
}

/** A failed call before one that only holds a failure below; then the one that ended last. */
function better(context: Context, child: number, best: number): boolean {
	const [own, other] = [context.errors[child] !== undefined, context.errors[best] !== undefined];
	if (own !== other) return own;
	return context.end(child) > context.end(best);
}
