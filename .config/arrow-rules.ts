import { dirname, join, normalize } from 'node:path';

/** Relative imports of a source text, as paths from the top of the project. Static, dynamic and `new URL` alike. */
export function importsOf(file: string, text: string): readonly string[] {
	return Array.from(text.matchAll(/['"](\.\.?\/[^'"\s]*?\.(?:tsx?|mjs|css))['"]/g), ([, path = '']) =>
		normalize(join(dirname(file), path)),
	);
}

/** The room of a file, such as `lib/trace`; undefined outside `lib`, `components` and `adapters`. */
export function roomOf(file: string): string | undefined {
	const [side = '', room = '', below] = file.split('/');
	if (side !== 'lib' && side !== 'components' && side !== 'adapters') return undefined;
	return `${side}/${below === undefined ? '.' : room}`;
}

/** Places that lie on a circle of imports, or between two circles; empty where the arrow has none. Linear. */
export function circles(imports: Readonly<Record<string, readonly string[]>>): readonly string[] {
	const needs = new Map(Object.entries(imports));
	const neededBy = new Map([...needs.keys()].map((place) => [place, [] as string[]]));
	for (const [place, targets] of needs) for (const target of targets) neededBy.get(target)?.push(place);
	const left = new Set(needs.keys());
	peel(left, needs, neededBy);
	peel(left, neededBy, needs);
	return [...left];
}

/** Takes away, again and again, what needs nothing that is left. */
function peel(
	left: Set<string>,
	needs: ReadonlyMap<string, readonly string[]>,
	neededBy: ReadonlyMap<string, readonly string[]>,
): void {
	const open = new Map([...left].map((place) => [place, count(needs.get(place), left)]));
	const free = [...left].filter((place) => open.get(place) === 0);
	for (let place = free.pop(); place !== undefined; place = free.pop()) {
		left.delete(place);
		for (const other of neededBy.get(place) ?? []) {
			const still = (open.get(other) ?? 0) - 1;
			open.set(other, still);
			if (still === 0) free.push(other);
		}
	}
}

function count(targets: readonly string[] | undefined, among: ReadonlySet<string>): number {
	return (targets ?? []).filter((target) => among.has(target)).length;
}
