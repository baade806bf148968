import type { SpanColumns } from '../../../lib/model/trace.ts';
import { STATUS } from '../../../lib/model/span-kind.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';

/** Draws all spans into the canvas at its present size. `colours` holds 1 to 8 by service code. */
export function drawMinimap(
	canvas: HTMLCanvasElement,
	spans: SpanColumns,
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
	drawEach(context, size, spans, starts, axis, (service) => fills[colours[service] ?? 7] ?? '', error);
}

type Size = { readonly width: number; readonly height: number };

function drawEach(
	context: CanvasRenderingContext2D,
	{ width, height }: Size,
	spans: SpanColumns,
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

/** A token's colour in the theme of the moment: `light-dark()` is only resolved on a property. */
function resolved(element: HTMLElement, token: string): string {
	const before = element.style.color;
	element.style.color = `var(${token})`;
	const colour = getComputedStyle(element).color;
	element.style.color = before;
	return colour;
}
