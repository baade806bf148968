import { KIND, STATUS } from '../../model/span-kind.ts';
import type { SpanRow } from '../../columns/rows.ts';

const KINDS: ReadonlyMap<number, string> = new Map([
	[KIND.server, 'SERVER'],
	[KIND.client, 'CLIENT'],
	[KIND.producer, 'PRODUCER'],
	[KIND.consumer, 'CONSUMER'],
]);

/** Zipkin v2 JSON, as a library of long ago sends it: microseconds, lower-case names, all values as text. */
export function encodeZipkin(spans: readonly SpanRow[]): string {
	return JSON.stringify(
		spans.map((span) => ({
			traceId: span.traceId,
			id: span.spanId,
			...(span.parentSpanId ? { parentId: span.parentSpanId } : {}),
			name: span.name.toLowerCase(),
			kind: KINDS.get(span.kind ?? 0),
			timestamp: Number(span.startTime / 1000n),
			duration: Math.max(1, Number(span.duration / 1000n)),
			localEndpoint: { serviceName: span.service },
			tags: texts(span),
		})),
	);
}

function texts(span: SpanRow): Readonly<Record<string, string>> {
	const found = Object.entries(span.attributes ?? {}).map(([key, value]) => [key, String(value)] as const);
	return Object.fromEntries(
		span.statusCode === STATUS.error ? [...found, ['error', span.statusMessage ?? '']] : found,
	);
}
