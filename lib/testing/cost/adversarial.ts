import type { LogRow, SpanRow } from '../../columns/rows.ts';
import { SPAN_FLAG } from '../../model/span-batch.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';

/** A request made to be expensive. */
export interface AdversarialRequest {
	readonly spans: readonly SpanRow[];
	readonly logs: readonly LogRow[];
}

const START = 1_790_000_000_000_000_000n;
const TRACE = 'c'.repeat(32);
const id = (place: number) => (place + 1).toString(16).padStart(16, '0');

/** Requests in which one thing that is usually different is the same for all spans. Each takes the number of spans. */
export const ADVERSARIAL: Readonly<Record<string, (count: number) => AdversarialRequest>> = {
	'one ID, all servers': (count) =>
		made(count, () => ({ spanId: id(0), parentSpanId: id(7), kind: KIND.server })),
	'one ID, half clients, half flagged servers': (count) =>
		made(count, (i) => ({
			spanId: id(0),
			parentSpanId: '',
			kind: i % 2 === 0 ? KIND.client : KIND.server,
			flags: i % 2 === 0 ? 0 : SPAN_FLAG.shared,
		})),
	'one ID, all inside themselves': (count) => made(count, () => ({ spanId: id(0), parentSpanId: id(0) })),
	'one parent': (count) => made(count, (i) => ({ parentSpanId: i === 0 ? '' : id(0) })),
	'one name and service, one parent': (count) =>
		made(count, (i) => ({ parentSpanId: i === 0 ? '' : id(0), service: 'one', name: 'GET /' })),
	'one name, a chain': (count) =>
		made(count, (i) => ({ parentSpanId: i === 0 ? '' : id(i - 1), name: 'GET /' })),
	'all orphans': (count) => made(count, (i) => ({ parentSpanId: id(i + count) })),
	'all orphans of one parent': (count) => made(count, () => ({ parentSpanId: 'ffffffffffffffff' })),
	'all at one moment, all as long': (count) =>
		made(count, (i) => ({ parentSpanId: i === 0 ? '' : id(i >> 1), startTime: START, duration: 1_000_000n })),
	'a circle of parents': (count) => made(count, (i) => ({ parentSpanId: id((i + 1) % count) })),
	'log lines of one span, each of another service': (count) => ({
		spans: made(count, (i) => ({ parentSpanId: i === 0 ? '' : id(0) })).spans,
		logs: Array.from({ length: count }, (_, i) => ({
			...line(i),
			spanId: id(0),
			service: `other-${i % 50}`,
		})),
	}),
};

/** Every span failed, and every one has an error line of its own words. */
function made(count: number, draw: (i: number) => Partial<SpanRow>): AdversarialRequest {
	const spans = Array.from({ length: count }, (_, i): SpanRow => {
		const row = {
			traceId: TRACE,
			spanId: id(i),
			parentSpanId: '',
			startTime: START + BigInt(i) * 1_000n,
			duration: BigInt(count - i + 1) * 2_000n,
			service: `service-${i % 97}`,
			name: `GET /${i % 31}`,
			kind: i % 2 === 0 ? KIND.server : KIND.client,
			statusCode: STATUS.error,
			statusMessage: `failed ${i}`,
			...draw(i),
		};
		return row;
	});
	return { spans, logs: Array.from({ length: count }, (_, i) => line(i)) };
}

function line(i: number): LogRow {
	return {
		traceId: TRACE,
		spanId: id(i),
		time: START + BigInt(i) * 1_500n,
		service: `service-${i % 97}`,
		severityNumber: 17,
		body: `call ${i} failed: word${i} is not there`,
	};
}
