interface Point {
	/** Start of the minute, milliseconds since 1970. */
	readonly at: number;
	readonly value: number;
}

const MINUTE = 60_000;

/**
 * An SVG path through the minutes of a stretch of time: 0 at the bottom, the highest value at the top.
 * A minute without a point counts 0; all of them 0 is a line along the bottom.
 */
export function minutePath(
	points: readonly Point[],
	stretch: { readonly from: number; readonly to: number },
	size: { readonly width: number; readonly height: number },
): string {
	const first = Math.floor(stretch.from / MINUTE);
	const minutes = Math.max(1, Math.floor((stretch.to - 1) / MINUTE) - first + 1);
	const values = new Float64Array(minutes);
	for (const { at, value } of points) {
		const minute = Math.floor(at / MINUTE) - first;
		if (minute >= 0 && minute < minutes) values[minute] = value;
	}
	const highest = Math.max(...values) || 1;
	const step = minutes === 1 ? 0 : size.width / (minutes - 1);
	return Array.from(values, (value, minute) => {
		const y = size.height - (value / highest) * size.height;
		return `${minute === 0 ? 'M' : 'L'}${(minute * step).toFixed(1)} ${y.toFixed(1)}`;
	}).join('');
}
