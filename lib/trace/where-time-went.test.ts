import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from './assemble.ts';
import { retryWaits } from './retry-waits.ts';
import { whereTimeWent } from './where-time-went.ts';

function told(drawing: string): readonly (readonly [string, number])[] {
	return whereTimeWent(assemble(drawTrace(drawing).batch)).map(({ label, nanos }) => [label, nanos / 1e6]);
}

test('reads in a row count together, waiting stands apart, the rest is all else', () => {
	const reads = Array.from(
		{ length: 10 },
		(_, i) => `    keys-db SELECT key 9${i} ${100 + i * 50}-${150 + i * 50}`,
	);
	expect(
		told(`web GET /play 0-1000
  keys GET /keys 100-600
${reads.join('\n')}
  drm POST /issue 600-610 [error]
  drm POST /issue 810-820 [error]
  drm POST /issue 990-1000`),
	).toEqual([
		['10 reads of keys-db, one by one', 500],
		['waiting between retries', 370],
		['GET /play in web', 100],
		['all else', 30],
	]);
});

test('a lone span took all the time', () => {
	expect(told('web GET /play 0-90')).toEqual([['GET /play in web', 90]]);
});

test('tries of one call are named as such', () => {
	expect(
		told('web GET 0-100\n  drm issue 0-40 [error]\n  drm issue 40-70 [error]\n  drm issue 70-100'),
	).toEqual([['issue in drm, 3 tries', 100]]);
});

test('work behind the answer takes none of its time', () => {
	expect(
		told('web GET 0-90\n  bus publish 80-90 [kind producer]\n    worker repair 500-900 [kind consumer]'),
	).toEqual([
		['GET in web', 80],
		['publish in bus', 10],
	]);
});

test('a workflow waits for steps that lie in a queue', () => {
	const flow = (second: string) => `flow package 0-1000
  encode chunk 300-600 [kind consumer]
  publish title ${second} [kind consumer]`;
	expect(told(flow('900-1000'))).toEqual([
		['2 steps waiting in queues', 600],
		['chunk in encode', 300],
		['title in publish', 100],
	]);
	expect(told(flow('600-900'))).toEqual([
		['chunk in encode', 300],
		['title in publish', 300],
		['chunk waiting in a queue', 300],
		['package in flow', 100],
	]);
});

test('waiting is found between tries of one caller only', () => {
	const { spans } = assemble(
		drawTrace(`web GET 0-100
  a call 0-10 [error]
    drm issue 0-5 [error]
  b call 20-30
    drm issue 20-25
  a call 50-60`).batch,
	);
	expect(retryWaits(spans).map(({ from, to }) => [from / 1e6, to / 1e6])).toEqual([[10, 50]]);
});

test('what a caller waited for two retries at once counts once', () => {
	const trace = assemble(
		drawTrace(`web GET 0-100
  a read 0-0 [error]
  a write 0-0 [error]
  a read 28-73
  a write 28-28`).batch,
	);
	expect(whereTimeWent(trace).reduce((sum, part) => sum + part.nanos, 0)).toBe(100e6);
	expect(whereTimeWent(trace).find((part) => part.kind === 'waiting')?.nanos).toBe(28e6);
});

test('the parts add up to the duration of the main root, whatever the trace', () => {
	const span = fc.record({
		service: fc.constantFrom('a', 'b', 'c'),
		name: fc.constantFrom('read 1', 'read 2', 'write'),
		from: fc.nat(50),
		length: fc.nat(50),
		failed: fc.boolean(),
		queued: fc.boolean(),
		depth: fc.integer({ min: 1, max: 4 }),
	});
	fc.assert(
		fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
			const lines = spans.map(
				({ service, name, from, length, failed, queued, depth }) =>
					`${' '.repeat(depth)}${service} ${name} ${from}-${from + length}${failed ? ' [error]' : ''}${queued ? ' [kind consumer]' : ''}`,
			);
			const trace = assemble(drawTrace(['web GET 0-100', ...lines].join('\n')).batch, { correctSkew: false });
			const parts = whereTimeWent(trace);
			expect(parts.length).toBeLessThanOrEqual(4);
			expect(new Set(parts.map((part) => part.label)).size).toBe(parts.length);
			expect(parts.reduce((sum, part) => sum + part.nanos, 0)).toBe(100e6);
		}),
		{ numRuns: 300 },
	);
});

test('where the first span is missing, what nobody tells of is all else', () => {
	expect(told('keys  read  0-100  [parent ff]\nkeys  write  800-1000  [parent ff]')).toEqual([
		['read in keys', 100],
		['all else', 900],
	]);
});
