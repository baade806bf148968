import type { SpanTable } from '../../lib/model/trace.ts';
import { STATUS } from '../../lib/model/span-kind.ts';
import { spanDensity } from '../../lib/view/density.ts';
import type { TimeAxis } from '../../lib/view/time-axis.ts';

/** Up to this many spans each is drawn; beyond, how many run at once. */
const EACH = 20_000;
const STEPS = 260;
const LANES = 12;

/** Draws all spans into the canvas at its present size. `colours` holds 1 to 8 by service code. */
export function drawMinimap(
	canvas: HTMLCanvasElement,
	spans: SpanTable,
	starts: Float64Array,
	axis: TimeAxis,
	colours: readonly number[],
): void {
	const context = canvas.getContext('2d');
	if (!context || canvas.clientWidth === 0) return;
	const ratio = devicePixelRatio;
	canvas.width = canvas.clientWidth * ratio;
	canvas.height = canvas.clientHeight * ratio;
	context.scale(ratio, ratio);
	const fills = [...Array(9).keys()].map((colour) => resolved(canvas, `--svc-${colour}`));
	const error = resolved(canvas, '--error-solid');
	const size = { width: canvas.clientWidth, height: canvas.clientHeight };
	if (spans.length <= EACH)
		drawEach(context, size, spans, starts, axis, (service) => fills[colours[service] ?? 7] ?? '', error);
	else
		drawDensity(context, size, spans, starts, axis, (service) => fills[colours[service] ?? 7] ?? '', error);
}

type Size = { readonly width: number; readonly height: number };

function drawEach(
	context: CanvasRenderingContext2D,
	{ width, height }: Size,
	spans: SpanTable,
	starts: Float64Array,
	axis: TimeAxis,
	fillOf: (service: number) => string,
	error: string,
): void {
	const pitch = Math.min(4, (height - 6) / spans.length);
	const thick = Math.max(1, Math.min(2, pitch));
	for (let row = 0; row < spans.length; row++) {
		const failed = spans.statusCodes[row] === STATUS.error && spans.durations[row] === 0;
		context.fillStyle = failed ? error : fillOf(spans.services.codes[row] ?? 0);
		const start = starts[row] ?? 0;
		const x = (axis.place(start) / 100) * width;
		const end = (axis.place(start + (spans.durations[row] ?? 0)) / 100) * width;
		context.fillRect(x, 3 + row * pitch, Math.max(1.5, end - x), thick);
	}
}

/** A lane a service, those with most spans, in the order in which they were called. */
function drawDensity(
	context: CanvasRenderingContext2D,
	{ width, height }: Size,
	spans: SpanTable,
	starts: Float64Array,
	axis: TimeAxis,
	fillOf: (service: number) => string,
	error: string,
): void {
	const lanes = busiestServices(spans, LANES);
	const laneOf = new Int16Array(spans.services.values.length).fill(-1);
	lanes.forEach((service, lane) => {
		laneOf[service] = lane;
	});
	const density = spanDensity(
		spans,
		starts,
		axis,
		lanes.length,
		STEPS,
		(row) => laneOf[spans.services.codes[row] ?? 0] ?? -1,
	);
	const cell = { width: width / STEPS, height: (height - 4) / lanes.length };
	for (const [lane, service] of lanes.entries()) {
		for (let step = 0; step < STEPS; step++) {
			const count = density.counts[lane * STEPS + step] ?? 0;
			const failed = density.failed[lane * STEPS + step] === 1;
			if (count === 0 && !failed) continue;
			context.globalAlpha = failed ? 1 : 0.15 + 0.85 * Math.sqrt(count / density.most);
			context.fillStyle = failed ? error : fillOf(service);
			const top = 2 + lane * cell.height;
			context.fillRect(step * cell.width, top, Math.max(failed ? 2 : 0, cell.width), cell.height - 0.5);
		}
	}
	context.globalAlpha = 1;
}

function busiestServices(spans: SpanTable, most: number): number[] {
	const counts = new Uint32Array(spans.services.values.length);
	for (let row = 0; row < spans.length; row++) {
		const service = spans.services.codes[row] ?? 0;
		counts[service] = (counts[service] ?? 0) + 1;
	}
	return [...counts.keys()]
		.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
		.slice(0, most)
		.sort((a, b) => a - b);
}

/** A token's colour in the theme of the moment: `light-dark()` is only resolved on a property. */
function resolved(element: HTMLElement, token: string): string {
	const before = element.style.color;
	element.style.color = `var(${token})`;
	const colour = getComputedStyle(element).color;
	element.style.color = before;
	return colour;
}
