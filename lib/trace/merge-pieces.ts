import { SPAN_FLAG, type SpanBatch } from '../model/span-batch.ts';
import type { DistinctSpans } from './distinct.ts';

/** Times of distinct spans, by place: nanoseconds from `base` and lengths. */
export interface PieceTimes {
	readonly base: bigint;
	readonly starts: Float64Array;
	readonly durations: Float64Array;
}

/** Times out of the batch; a span that came in two pieces has the start of the one and the duration of the other. */
export function mergePieces(batch: SpanBatch, { rows, pieces }: DistinctSpans): PieceTimes {
	const base = earliest(batch);
	const starts = new Float64Array(rows.length);
	const durations = new Float64Array(rows.length);
	rows.forEach((row, place) => {
		starts[place] = Number((batch.startTimes[row] ?? 0n) - base);
		durations[place] = Number(batch.durations[row] ?? 0n);
	});
	if (pieces.size === 0) return { base, starts, durations };
	const placeOf = new Map(Array.from(rows, (row, place) => [row, place]));
	for (const [piece, whole] of pieces) {
		const place = placeOf.get(whole);
		if (place === undefined) continue;
		if (((batch.flags[whole] ?? 0) & SPAN_FLAG.noTime) !== 0)
			starts[place] = Number((batch.startTimes[piece] ?? 0n) - base);
		durations[place] = Math.max(durations[place] ?? 0, Number(batch.durations[piece] ?? 0n));
	}
	return { base, starts, durations };
}

/** The first honest start; times of arrival and clamped times only where there is nothing else. */
function earliest(batch: SpanBatch): bigint {
	let honest: bigint | undefined;
	let any = batch.startTimes[0] ?? 0n;
	for (let row = 0; row < batch.length; row++) {
		const start = batch.startTimes[row] ?? 0n;
		if (start < any) any = start;
		if ((batch.flags[row] ?? 0) === 0 || batch.flags[row] === SPAN_FLAG.shared)
			if (honest === undefined || start < honest) honest = start;
	}
	return honest ?? any;
}
