import { expect, test } from 'vitest';
import type { SpanId, TraceId } from '../model/ids.ts';
import type { LogRecord } from '../model/log-record.ts';
import { unixNanos } from '../model/time.ts';
import { drawTrace, DRAWN_START, drawnSpanId } from '../testing/draw/draw-trace.ts';
import { assemble } from '../trace/assemble.ts';
import { joinLogs } from './join.ts';

function line(service: string, span: number | undefined, ms: number, severity = 9): LogRecord {
	return {
		time: unixNanos(DRAWN_START + BigInt(ms * 1_000_000)),
		traceId: '0af7651916cd43dd8448eb211c80319c' as TraceId,
		spanId: span === undefined ? undefined : (drawnSpanId(span) as SpanId),
		service,
		severity,
		message: 'm',
		body: 'm',
		attributes: new Map(),
		resource: new Map(),
		source: 's',
	};
}

test('lines stand by time beside their spans; a service without a span is named', () => {
	const trace = assemble(drawTrace('web GET 0-90\n  auth check 5-20').batch);
	const joined = joinLogs(trace, [
		line('auth', 1, 10, 17),
		line('ghost', undefined, 4000),
		line('web', 0, 1),
	]);
	expect(joined.lines.map(({ row, offsetNanos }) => [row, offsetNanos / 1e6])).toEqual([
		[0, 1],
		[1, 10],
		[-1, 4000],
	]);
	expect(joined.errors).toBe(1);
	expect(joined.servicesWithoutSpan).toEqual(['ghost']);
	expect(joined.of(1)).toHaveLength(1);
});

test('a line of a moved span moves with it', () => {
	const trace = assemble(
		drawTrace('a call 0-100 [kind client] [host h1]\n  b work -980--920 [kind server] [host h2]').batch,
	);
	const [first] = joinLogs(trace, [line('b', 1, -950)]).lines;
	expect(first?.offsetNanos).toBe(50e6);
});
