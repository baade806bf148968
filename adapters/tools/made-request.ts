import { seeded } from './seeded.ts';

/** Spans a request to the collector carries. */
const BATCH = 2_000;
const CHILDREN = 8;
const SERVICES = 24;
const OPERATIONS = 60;
const NANOS = 1_000_000n;

/**
 * What hangs on what: up to 8 calls one after the other below every span; each below the one before; all below the
 * first; or a tree in which every other span is of a service of its own.
 */
export const SHAPES = ['tree', 'chain', 'star', 'services'] as const;
export type Shape = (typeof SHAPES)[number];

/** One made request of exactly `spans` spans. */
export interface MadeRequest {
	readonly traceId: string;
	readonly spans: number;
	readonly shape: Shape;
}

/** The same request for the same shape and number of spans, so that two runs can be compared. */
export function madeRequest(spans: number, shape: Shape = 'tree'): MadeRequest {
	const kind = SHAPES.indexOf(shape);
	return { traceId: `be9c4${kind}00${spans.toString(16).padStart(24, '0')}`, spans, shape };
}

function parentOf(shape: Shape, row: number): number {
	return shape === 'chain' ? row - 1 : shape === 'star' ? 0 : Math.floor((row - 1) / CHILDREN);
}

/**
 * The request as OTLP/JSON bodies, over 24 services unless its shape says otherwise, one leaf in a thousand failed.
 * `start` is the request's start in nanoseconds since 1970.
 */
export function* requestBodies({ traceId, spans, shape }: MadeRequest, start: bigint): Generator<string> {
	const random = seeded(spans);
	const begins = new Float64Array(spans);
	const lengths = new Float64Array(spans);
	lengths[0] = Math.max(400, spans * 2);
	for (let first = 0; first < spans; first += BATCH) {
		const byService = new Map<number, object[]>();
		for (let row = first; row < Math.min(spans, first + BATCH); row++) {
			const parent = parentOf(shape, row);
			if (row > 0) place(shape, row, parent, begins, lengths, random);
			const drawn = Math.floor(random() * SERVICES);
			const service = row === 0 ? 0 : shape === 'services' ? row >> 1 : drawn;
			const begin = start + BigInt(Math.round((begins[row] ?? 0) * 1e6));
			const leaf = shape === 'star' || (shape !== 'chain' && row * CHILDREN + 1 >= spans);
			const failed = row === spans - 1 || (leaf && random() < 0.001);
			const span = {
				traceId,
				spanId: idOf(row),
				...(row > 0 ? { parentSpanId: idOf(parent) } : {}),
				name: row === 0 ? 'POST /made' : `operation-${Math.floor(random() * OPERATIONS)}`,
				kind: 2,
				startTimeUnixNano: String(begin),
				endTimeUnixNano: String(begin + (BigInt(Math.round((lengths[row] ?? 0) * 1e3)) * NANOS) / 1000n),
				attributes: [
					{ key: 'http.response.status_code', value: { intValue: failed ? 503 : 200 } },
					{ key: 'http.route', value: { stringValue: `/made/${row % OPERATIONS}` } },
				],
				...(failed ? { status: { code: 2, message: 'upstream answered 503' } } : {}),
			};
			const list = byService.get(service);
			if (list) list.push(span);
			else byService.set(service, [span]);
		}
		const resourceSpans = [...byService].map(([service, list]) => ({
			resource: { attributes: [{ key: 'service.name', value: { stringValue: `made-${service}` } }] },
			scopeSpans: [{ scope: { name: 'bench' }, spans: list }],
		}));
		yield JSON.stringify({ resourceSpans });
	}
}

/** A call has its share of its caller's time; in milliseconds from the start. */
function place(
	shape: Shape,
	row: number,
	parent: number,
	begins: Float64Array,
	lengths: Float64Array,
	random: () => number,
): void {
	const length = lengths[parent] ?? 0;
	if (shape === 'chain' || shape === 'star') {
		begins[row] = (begins[parent] ?? 0) + (shape === 'chain' ? 0.001 : length * random() * 0.9);
		lengths[row] = shape === 'chain' ? length - 0.002 : length * 0.1 * random();
		return;
	}
	const share = length / (CHILDREN + 1);
	begins[row] = (begins[parent] ?? 0) + share * (((row - 1) % CHILDREN) + random() * 0.2);
	lengths[row] = share * (0.6 + random() * 0.35);
}

function idOf(row: number): string {
	return `be9c${(row + 1).toString(16).padStart(12, '0')}`;
}
