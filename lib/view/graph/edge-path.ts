import { curveMonotoneX, line } from 'd3-shape';

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}
type Point = readonly [x: number, y: number];

const ARROW = 3;
const curve = line<Point>(
	([x]) => x,
	([, y]) => y,
).curve(curveMonotoneX);

/** From the caller's right side to the callee's left, through `bends`; a call back to the left runs below both. */
export function edgePath(from: Box, to: Box, bends: readonly Point[]): string {
	const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
	const [x2, y2] = [to.x - ARROW, to.y + to.height / 2];
	if (x2 <= x1) {
		const drop = Math.max(from.y + from.height, to.y + to.height) + 14;
		return `M${x1 - 20} ${from.y + from.height}V${drop}H${to.x + 20}V${to.y + to.height + ARROW}`;
	}
	if (y1 === y2 && bends.every(([, y]) => y === y1)) return `M${x1} ${y1}H${x2}`;
	const middle = (x1 + x2) / 2;
	if (bends.length === 0) return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
	return curve([[x1, y1], ...bends, [x2, y2]]) ?? '';
}
