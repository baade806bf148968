import type { CriticalPath, PathParts } from './critical-path.ts';

/** A critical path in three arrays, to cross from a worker without a copy: row i owns the parts `ends[i-1] .. ends[i]`. */
export interface PackedPath {
	readonly own: Float64Array<ArrayBuffer>;
	readonly ends: Uint32Array<ArrayBuffer>;
	/** From and to of one part after the other. */
	readonly times: Float64Array<ArrayBuffer>;
}

const NONE: PathParts = [];

export function packPath({ own, parts }: CriticalPath): PackedPath {
	const ends = new Uint32Array(own.length);
	let count = 0;
	for (let row = 0; row < own.length; row++) {
		count += parts.get(row)?.length ?? 0;
		ends[row] = count;
	}
	const times = new Float64Array(count * 2);
	let at = 0;
	for (let row = 0; row < own.length; row++) {
		for (const [from, to] of parts.get(row) ?? NONE) {
			times[at++] = from;
			times[at++] = to;
		}
	}
	return { own: Float64Array.from(own), ends, times };
}

/** The path again; the parts of a row are made when asked for. */
export function unpackPath({ own, ends, times }: PackedPath): CriticalPath {
	const get = (row: number): PathParts => {
		const parts: [number, number][] = [];
		for (let part = row === 0 ? 0 : (ends[row - 1] ?? 0); part < (ends[row] ?? 0); part++)
			parts.push([times[part * 2] ?? 0, times[part * 2 + 1] ?? 0]);
		return parts;
	};
	return { own, parts: { get } };
}
