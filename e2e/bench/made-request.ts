import { seeded } from './seeded.ts';

/** Spans a request to the collector carries. */
const BATCH = 2_000;
const CHILDREN = 8;
const SERVICES = 24;
const OPERATIONS = 60;
const NANOS = 1_000_000n;

/** One made request of exactly `spans` spans. */
export interface MadeRequest {
	readonly traceId: string;
	readonly spans: number;
}

/** The same request for the same number of spans, so that two runs can be compared. */
export function madeRequest(spans: number): MadeRequest {
	return { traceId: `be9c4000${spans.toString(16).padStart(24, '0')}`, spans };
}

/**
 * The request as OTLP/JSON bodies: a tree in which every span makes up to 8 calls one after the other, over 24
 * services, one leaf in a thousand failed. `start` is the request's start in nanoseconds since 1970.
 */
export function* requestBodies({ traceId, spans }: MadeRequest, start: bigint): Generator<string> {
	const random = seeded(spans);
	const begins = new Float64Array(spans);
	const lengths = new Float64Array(spans);
	lengths[0] = Math.max(400, spans * 2);
	for (let first = 0; first < spans; first += BATCH) {
		const byService = new Map<number, object[]>();
		for (let row = first; row < Math.min(spans, first + BATCH); row++) {
			const parent = Math.floor((row - 1) / CHILDREN);
			if (row > 0) place(row, parent, begins, lengths, random);
			const service = row === 0 ? 0 : Math.floor(random() * SERVICES);
			const begin = start + BigInt(Math.round((begins[row] ?? 0) * 1e6));
			const failed = row === spans - 1 || (row * CHILDREN + 1 >= spans && random() < 0.001);
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
	row: number,
	parent: number,
	begins: Float64Array,
	lengths: Float64Array,
	random: () => number,
): void {
	const share = (lengths[parent] ?? 0) / (CHILDREN + 1);
	begins[row] = (begins[parent] ?? 0) + share * (((row - 1) % CHILDREN) + random() * 0.2);
	lengths[row] = share * (0.6 + random() * 0.35);
}

function idOf(row: number): string {
	return `be9c${(row + 1).toString(16).padStart(12, '0')}`;
}
