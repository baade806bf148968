import type { SpanTable } from '../../lib/model/trace.ts';
import { STATUS } from '../../lib/model/span-kind.ts';
import { spanDensity } from '../../lib/view/density.ts';
import type { TimeRange } from '../../lib/view/time-scale.ts';

/** Up to this many spans each is drawn; beyond, how many run at once. */
const EACH = 5000;
const STEPS = 260;
const LANES = 12;

/** Draws all spans into the canvas at its present size. `colours` holds 1 to 8 by service code. */
export function drawMinimap(
	canvas: HTMLCanvasElement,
	spans: SpanTable,
	whole: TimeRange,
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
		drawEach(context, size, spans, whole, (service) => fills[colours[service] ?? 7] ?? '', error);
	else drawDensity(context, size, spans, whole, fills[colours[0] ?? 7] ?? '', error);
}

type Size = { readonly width: number; readonly height: number };

function drawEach(
	context: CanvasRenderingContext2D,
	{ width, height }: Size,
	spans: SpanTable,
	whole: TimeRange,
	fillOf: (service: number) => string,
	error: string,
): void {
	const scale = width / (whole.to - whole.from);
	const pitch = Math.min(4, (height - 6) / spans.length);
	const thick = Math.max(1, Math.min(2, pitch));
	for (let row = 0; row < spans.length; row++) {
		const failed = spans.statusCodes[row] === STATUS.error && spans.durations[row] === 0;
		context.fillStyle = failed ? error : fillOf(spans.services.codes[row] ?? 0);
		const x = ((spans.starts[row] ?? 0) - whole.from) * scale;
		context.fillRect(x, 3 + row * pitch, Math.max(1.5, (spans.durations[row] ?? 0) * scale), thick);
	}
}

function drawDensity(
	context: CanvasRenderingContext2D,
	{ width, height }: Size,
	spans: SpanTable,
	whole: TimeRange,
	fill: string,
	error: string,
): void {
	const perLane = spans.length / LANES;
	const density = spanDensity(spans, whole, LANES, STEPS, (row) => Math.floor(row / perLane));
	const cell = { width: width / STEPS, height: (height - 4) / LANES };
	for (let lane = 0; lane < LANES; lane++) {
		for (let step = 0; step < STEPS; step++) {
			const count = density.counts[lane * STEPS + step] ?? 0;
			const failed = density.failed[lane * STEPS + step] === 1;
			if (count === 0 && !failed) continue;
			context.globalAlpha = failed ? 1 : 0.15 + 0.85 * Math.sqrt(count / density.most);
			context.fillStyle = failed ? error : fill;
			const top = 2 + lane * cell.height;
			context.fillRect(step * cell.width, top, Math.max(failed ? 2 : 0, cell.width), cell.height - 0.5);
		}
	}
	context.globalAlpha = 1;
}

/** A token's colour in the theme of the moment: `light-dark()` is only resolved on a property. */
function resolved(element: HTMLElement, token: string): string {
	const before = element.style.color;
	element.style.color = `var(${token})`;
	const colour = getComputedStyle(element).color;
	element.style.color = before;
	return colour;
}
