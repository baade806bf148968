import { expect, test } from 'vitest';
import { joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { TraceId } from '../../model/ids.ts';
import { DRAWN_START, DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { openTraceFile } from '../../wire/file/open-trace-file.ts';
import { openRequest } from './open-request.ts';
import { logStoreOf, testPorts, traceStoreOf } from '../testing/sources.ts';
import { toOtlp } from './export-otlp.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

test('what is exported opens again as the same request', async () => {
	const drawn = drawTrace(`
web   GET /play   0-90  [kind server] [error: no] [status 502] [attr ratio=0.5] [host h1] [event exception: no]
  drm   license   20-85 [attr title=é] [log error: too many streams]
`);
	const ports = testPorts({
		traceStores: [traceStoreOf(drawn.batch)],
		logStores: [logStoreOf(recordsOf(drawn.logs, 'logs'))],
	});
	const opening = await openRequest(asking, ports, DRAWN_TRACE_ID as TraceId);
	if (!opening.found) throw new Error('not found');
	const file = openTraceFile(JSON.stringify(toOtlp(opening.request)), 'export', DRAWN_START);
	if (!file.ok) throw new Error(file.error);
	const { trace } = opening.request;
	const again = assemble(file.value.spans);
	expect(file.value.rejectedCount).toBe(0);
	expect(again.spans).toEqual(trace.spans);
	for (const row of [0, 1]) expect(again.details(row)).toEqual(trace.details(row));
	expect(recordsOf(file.value.logs, 'logs').map(({ message, spanId }) => [message, spanId])).toEqual([
		['too many streams', trace.spans.ids[1]],
	]);
});

test('a span whose parent never came keeps who that was', async () => {
	const drawn = drawTrace('web GET /play 0-90\ndrm license 20-85 [parent ff]');
	const trace = assemble(drawn.batch);
	const file = openTraceFile(
		JSON.stringify(toOtlp({ trace, logs: joinLogs(trace, []) })),
		'export',
		DRAWN_START,
	);
	if (!file.ok) throw new Error(file.error);
	const again = assemble(file.value.spans);
	expect(again.notes).toEqual(trace.notes);
	expect(again.notes.map(({ kind }) => kind)).toContain('missing-parents');
});
