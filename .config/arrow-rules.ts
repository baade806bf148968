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

/** Rooms of a table that can reach themselves: empty where the arrow has no circle. */
export function circles(rooms: Readonly<Record<string, readonly string[]>>): readonly string[] {
	const left = new Map(Object.entries(rooms));
	for (;;) {
		const free = [...left].find(([, needs]) => needs.every((room) => !left.has(room)));
		if (!free) return [...left.keys()];
		left.delete(free[0]);
	}
}
