import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinLogs } from '../logs/join.ts';
import { diagnosed, usual } from '../testing/draw/draw-diagnosis.ts';
import { spanBatchFromRows } from '../columns/rows.ts';
import { assemble } from '../trace/assemble.ts';
import { diagnose } from './diagnose.ts';

const HD_KEY = `
phone         Acquire        0-2460    [error] [status 502]
  gateway     POST /licences 20-2430   [error] [status 502]
    playback  acquire        40-2420   [error] [status 502] [log error: licence unavailable after 3 attempts]
      profile read           45-50
      license POST /issue, try 1 100-1340  [error] [status 502]
        keys  GET /keys      131-1335  [error] [status 404] [log error: KEY_NOT_FOUND no key for profile hevc-hd-mobile]
      license POST /issue, try 2 1540-1576 [error] [status 502]
        keys  GET /keys      1545-1564 [error] [status 404] [log error: KEY_NOT_FOUND no key for profile hevc-hd-mobile]
      license POST /issue, try 3 2376-2402 [error] [status 502]
        keys  GET /keys      2380-2394 [error] [status 404] [log error: KEY_NOT_FOUND no key for profile hevc-hd-mobile]`;

test('the deepest service with an error of its own is the culprit, not those that passed it on', () => {
	const { verdict, findings } = diagnosed(HD_KEY);
	expect(verdict.state).toBe('failed');
	expect(verdict.culprit?.service).toBe('keys');
	expect(verdict.confidence).toBe('high');
	expect(verdict.sentence).toBe('keys answered 404: “no key for profile hevc-hd-mobile”, so Acquire failed');
	expect(verdict.effect).toBe('playback asked 3 times and failed each time. phone was answered 502.');
	expect(findings.map(({ kind, service, title }) => [kind, service, title])).toEqual([
		['error-origin', 'keys', 'No key for profile hevc-hd-mobile'],
		['error-passed-on', 'license', 'Answered 502'],
		['error-passed-on', 'playback', 'Licence unavailable after 3 attempts'],
		['error-passed-on', 'gateway', 'Answered 502'],
		['error-passed-on', 'phone', 'Answered 502'],
		['retry', 'playback', '2 retries that could not help'],
	]);
	expect(findings[0]?.count).toBe(3);
	expect(findings[5]?.detail).toBe('a 404 stays a 404');
	expect(findings[5]?.costNanos).toBe(1000e6);
	expect(verdict.evidence.map((step) => step.service)).toEqual([
		'phone',
		'gateway',
		'playback',
		'license',
		'keys',
		'keys',
		'license',
	]);
});

test('the same without any error status: the logs tell it', () => {
	const { verdict } = diagnosed(
		HD_KEY.replaceAll(/\[error\] \[status \d+\] ?/g, '').replace(
			'0-2460',
			'0-2460 [log error: licence failed]',
		),
	);
	expect(verdict.state).toBe('failed');
	expect(verdict.culprit?.service).toBe('keys');
	expect(verdict.confidence).toBe('medium');
});

test('a caller that renders and publishes its failure did fail on the call before; one that went on asking did not', () => {
	const told = diagnosed(`web GET / 0-90 [error: page unavailable]
  store read 5-20 [kind client] [error: disk]
  web render error page 21-30
  events publish page.error 31-33 [kind producer]`);
	expect(told.verdict.culprit?.service).toBe('store');
	const wentOn = diagnosed(`web GET / 0-90 [error: page unavailable]
  ads pick 5-20 [kind client] [error: no fill]
  store read 21-60 [kind client]`);
	expect(wentOn.verdict.culprit?.service).toBe('web');
});

test('an error that the caller lived with is no culprit', () => {
	const { verdict, findings } = diagnosed(
		'home GET / 0-90 [status 200]\n  recs list 5-20 [error: index not ready]\n  titles list 20-85',
	);
	expect(verdict.state).toBe('healthy');
	expect(verdict.culprit).toBeUndefined();
	expect(verdict.sentence).toBe('No culprit: the request went well in spite of 1 oddity');
	expect(findings.map((finding) => finding.kind)).toEqual(['error-swallowed']);
});

test('a retry that worked is no culprit', () => {
	const { verdict, findings } = diagnosed(
		'home GET / 0-90\n  cache get, try 1 5-20 [error: reset]\n  cache get, try 2 30-40',
	);
	expect(verdict.state).toBe('healthy');
	expect(findings.find((finding) => finding.kind === 'retry')?.title).toBe('1 retry, the last one worked');
});

test('a caller that gave up names the callee that was too slow', () => {
	const { verdict, findings } = diagnosed(
		'web GET / 0-3010 [error] [status 504]\n  web call 5-3005 [kind client] [error: timeout]\n    price quote 10-9000 [kind server]',
	);
	expect(verdict.culprit?.service).toBe('price');
	expect(verdict.sentence).toBe('price did not answer in time, so GET / failed');
	expect(findings.map((finding) => finding.kind)).toContain('timeout');
});

test('a data store that could not be reached is named though it sent no span', () => {
	const { verdict } = diagnosed(
		'web GET / 0-50 [error] [status 500]\n  web query 5-45 [kind client] [error: connection refused] [attr db.system.name=mongodb]',
	);
	expect(verdict.culprit?.service).toBe('mongodb');
	expect(verdict.confidence).toBe('medium');
});

test('slow without an error: the call that is slow of itself, not its callers', () => {
	const drawing =
		'web GET /search 0-1700\n  search query 10-1690\n    index scan 20-1660\n    cache get 12-14';
	const { verdict, findings } = diagnosed(drawing, [
		usual('web', 'GET /search', 150, 300),
		usual('search', 'query', 120, 250),
		usual('index', 'scan', 90, 140),
		usual('cache', 'get', 2, 5),
	]);
	expect(verdict.state).toBe('slow');
	expect(verdict.culprit?.service).toBe('index');
	expect(verdict.sentence).toBe('index took 1.64 s for scan, usually 90 ms');
	expect(findings[0]).toMatchObject({ kind: 'latency', title: 'Took 12× its p99', service: 'index' });
});

test('a thin baseline says nothing', () => {
	expect(diagnosed('web GET / 0-1700', [usual('web', 'GET /', 100, 200, 38)]).verdict.state).toBe('healthy');
});

test('31 reads one after another are a finding with their cost', () => {
	const reads = Array.from(
		{ length: 31 },
		(_, i) => `    db SELECT key_shard ${20 + i * 38}-${57 + i * 38}`,
	).join('\n');
	const { findings } = diagnosed(`web GET / 0-1300\n  keys lookup 10-1290\n${reads}`);
	expect(findings[0]).toMatchObject({
		kind: 'serial-calls',
		title: '31 reads ran one after another',
		service: 'db',
		detail: 'SELECT key_shard, could be one batch',
	});
});

test('work from a queue that failed for good leaves a gap', () => {
	const { verdict } = diagnosed(
		'flow package 0-900\n  encode chunk 1 10-100 [kind consumer]\n  encode chunk 17 10-300 [kind consumer] [error: killed, out of memory]\n  publish title 800-890',
	);
	expect(verdict.state).toBe('gap');
	expect(verdict.culprit?.service).toBe('encode');
	expect(verdict.sentence).toContain('so package ended with a gap');
	expect(verdict.evidence.map(({ label }) => label)).toEqual(['package', 'chunk 17']);
});

test('the next piece of work that went well is no retry of the one that failed', () => {
	const { verdict } = diagnosed(
		'flow package 0-900\n  encode chunk 17 10-300 [kind consumer] [error: killed]\n  encode chunk 18 310-400 [kind consumer]',
	);
	expect(verdict.state).toBe('gap');
});

test('tries of work from a queue are one finding, and the number of the try is not part of the message', () => {
	const tries = [0, 200, 400].map(
		(at, i) =>
			`  encode chunk 17 ${at + 10}-${at + 180} [kind consumer] [error] [log error: killed exit 137, try ${i + 1} of 3]`,
	);
	const { verdict, findings } = diagnosed(`flow package 0-900\n${tries.join('\n')}\n  publish title 800-890`);
	expect(verdict.sentence).toBe('encode failed: “killed exit 137”, so package ended with a gap');
	expect(findings.filter((finding) => finding.kind !== 'retry')).toHaveLength(1);
	expect(findings[0]).toMatchObject({ kind: 'error-origin', count: 3, detail: 'from its log, 3 times' });
});

test('an error of a span that lost its parent lowers the confidence', () => {
	const { verdict } = diagnosed('web GET / 0-90 [error: failed]\ndb read 20-40 [parent ff] [error: disk]');
	expect(verdict.confidence).toBe('low');
	expect(verdict.sentence).toMatch(/^Probably db/);
});

test('nothing wrong: nobody, and what was looked at', () => {
	const { verdict, findings } = diagnosed('web GET / 0-90 [status 200]\n  auth check 5-20');
	expect(verdict).toMatchObject({ state: 'healthy', sentence: 'Nothing unusual found', culprit: undefined });
	expect(verdict.reasons.supports[0]).toBe('2 spans looked at');
	expect(findings).toEqual([]);
});

test('sentences keep to 20 words, titles to 40 characters', () => {
	const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
	const { verdict, findings } = diagnosed(`web GET / 0-90 [error]\n  auth check 5-20 [error: ${long}]`);
	expect(verdict.sentence.split(' ').length).toBeLessThanOrEqual(20);
	for (const finding of findings) expect(finding.title.length).toBeLessThanOrEqual(40);
});

test('any trace whatever gets a verdict; every row a finding names exists; the input is untouched', () => {
	const shape = fc.array(
		fc.record({
			parent: fc.integer({ min: -1, max: 30 }),
			start: fc.nat(100),
			length: fc.nat(100),
			status: fc.nat(2),
			kind: fc.nat(5),
			code: fc.constantFrom(0, 200, 404, 503),
		}),
		{ minLength: 1, maxLength: 25 },
	);
	fc.assert(
		fc.property(shape, (spans) => {
			const rows = spans.map((span, i) => ({
				traceId: 'a'.repeat(32),
				spanId: (i + 1).toString(16).padStart(16, '0'),
				parentSpanId: span.parent < 0 ? '' : (span.parent + 1).toString(16).padStart(16, '0'),
				startTime: 1_790_000_000_000_000_000n + BigInt(span.start),
				duration: BigInt(span.length),
				service: `s${i % 4}`,
				name: `op ${i % 3}`,
				kind: span.kind,
				statusCode: span.status,
				attributes: { 'http.response.status_code': span.code },
			}));
			const trace = assemble(spanBatchFromRows(rows));
			const before = Array.from(trace.spans.marks);
			const { verdict, findings } = diagnose({
				trace,
				logs: joinLogs(trace, []),
				baselines: [],
				sources: [],
			});
			expect(verdict.sentence).not.toBe('');
			for (const finding of findings)
				for (const row of finding.rows) expect(row).toBeLessThan(trace.spans.length);
			expect(Array.from(trace.spans.marks)).toEqual(before);
		}),
		{ numRuns: 300 },
	);
});
