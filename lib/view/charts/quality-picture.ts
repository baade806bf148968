import type { SessionReport } from '../../api/session-report.ts';
import { plainDuration } from '../../format/plain-duration.ts';

/** Places of a drawing of picture height over time, in its own pixels. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	/** Bottom line. */
	readonly base: number;
	readonly lines: readonly { readonly y: number; readonly text: string }[];
	readonly ticks: readonly { readonly x: number; readonly text: string }[];
	readonly area: string;
	readonly curve: string;
	/** Where the picture stood still. */
	readonly pauses: readonly number[];
	readonly trouble:
		| {
				readonly x: number;
				readonly width: number;
				readonly label: string;
				readonly textX: number;
				readonly anchor: 'start' | 'end';
		  }
		| undefined;
}

const LEFT = 44;
const BOTTOM = 26;
const TOP = 16;
const LADDER = [480, 1080, 2160] as const;
const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400] as const;

/** Steps, since a picture keeps its height until the next report; the root of the height, so that 240p is seen beside 2160p. */
export function qualityPicture(quality: SessionReport['quality'], width: number, height: number): Picture {
	const right = width - 8;
	const base = height - BOTTOM;
	const end = Math.max(1e9, quality.endNanos);
	const best = Math.max(1080, ...quality.points.map((point) => point.height));
	const x = (nanos: number) => round(LEFT + (Math.max(0, nanos) / end) * (right - LEFT - 4));
	const y = (lines: number) => round(base - Math.sqrt(lines / best) * (base - TOP));
	const first = quality.points[0];
	const stop = x(quality.trouble?.to ?? end);
	const steps = quality.points.map((point, index) =>
		index === 0 ? `M${x(point.at)} ${y(point.height)}` : `H${x(point.at)}V${y(point.height)}`,
	);
	const curve = `${steps.join('')}H${stop}`;
	return {
		width,
		height,
		left: LEFT,
		right,
		base,
		lines: LADDER.filter((lines) => lines <= best).map((lines) => ({ y: y(lines), text: `${lines}p` })),
		ticks: ticksOf(end, width).map((nanos) => ({
			x: x(nanos),
			text: plainDuration(nanos),
		})),
		area: first ? `${curve}V${base}H${x(first.at)}z` : '',
		curve,
		pauses: quality.points.filter(({ pausedMs }) => pausedMs > 0).map(({ at }) => x(at)),
		trouble: quality.trouble
			? {
					x: x(quality.trouble.from),
					width: Math.max(3, round(x(quality.trouble.to) - x(quality.trouble.from))),
					label: quality.trouble.label,
					textX: x(quality.trouble.from) + (x(quality.trouble.from) < width / 2 ? 10 : -8),
					anchor: x(quality.trouble.from) < width / 2 ? 'start' : 'end',
				}
			: undefined,
	};
}

/** At most five times to name on a narrow drawing, seven on a wide one. */
function ticksOf(end: number, width: number): number[] {
	const most = width < 500 ? 4 : 6;
	const step = (STEPS.find((seconds) => end / 1e9 / seconds <= most) ?? 28_800) * 1e9;
	return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
