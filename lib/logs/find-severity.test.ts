import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSeverity } from './find-severity.ts';

test.each([
	[13, '{"level":"warn","msg":"hello from pino"}'],
	[17, '{"level":50,"time":1,"msg":"pino counts in tens"}'],
	[9, '{"Level":"Information","msg":"hello from Serilog"}'],
	[17, '{"SEVERITY":"ERROR","message":"in capitals"}'],
	[21, '{"log":{"level":"fatal"},"message":"ECS, nested"}'],
	[21, '{"log.level":"fatal","message":"ECS, flat"}'],
	[1, '{"level":"verbose","msg":"quiet"}'],
	[17, '{"version":"1.1","short_message":"Graylog","level":3}'],
	[9, '{"time":"2026-05-27T16:11:46Z","level":"INFO","msg":"Found ALERT and ERROR in /tmp/dashboards"}'],
	[9, '{"player":{"level":50},"level":"info"}'],
	[9, '{"log":"{\\"severity\\": \\"INFO\\", \\"message\\": \\"in docker\\"}\\n","stream":"stdout"}'],
	[9, '{"log":"05:18:42.995 INFO  - Get Ads\\n","stream":"stdout"}'],
	[17, '{"level":"error","msg":"cut off in the mid'],
	[17, 'time=2026-01-01T00:00:00Z level=error msg="keys not found"'],
	[13, 'ts=1 lvl=warn caller=main.go:12 msg=slow'],
	[17, '2020/02/07 11:48:51 [error] 1#1: *1 connect() failed'],
	[17, '[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708] File does not exist'],
	[17, '[12:00:01 ERR] Something went wrong'],
	[9, '2016-02-26 11:15:47.561  INFO [service1,2485ec27856c56f4,2485ec27856c56f4,true] 68058 --- Hello'],
	[17, '[main] [error] both in brackets'],
	[13, 'WARNING:root:Python'],
	[17, '2026-01-01 00:00:00 UTC [81] ERROR:  relation "keys" does not exist'],
	[17, '[2026-01-01T00:00:00Z ERROR keys::store] Rust'],
	[17, 'E0102 15:04:05.678901 1234 server.go:42] glog'],
	[13, 'W0102 15:04:05.678901 1234 server.go:42] glog'],
	[17, 'ERRO[0001] logrus on a terminal'],
	[17, 'fail: Halcyon.Keys[0]'],
	[5, 'dbug: value=1,found=false'],
	[5, 'debug - checkpoint a'],
	[17, 'err 00019: something went wrong'],
	[22, 'ALERT: something is wrong here'],
	[24, 'Emerg: action required'],
	[21, '[thread-123] critical: disk issue detected'],
	[21, '2025-05-03T03:23:14Z [thread-1234] c.b.e.Factor [FATAL] this error is a huge problem'],
	[17, '<11>Oct 11 22:14:15 host app: failed'],
	[17, 'java.io.IOException: broken pipe'],
	[17, 'TypeError: x is not a function'],
	[17, 'Traceback (most recent call last):\n  File "x.py"'],
])('severity %i is found in %s', (severity, line) => {
	expect(findSeverity(line)).toBe(severity);
});

test.each([
	'',
	'the night terror of a streaming company',
	'no errors found',
	'Forewarn systems check passed',
	'Request backtraced to origin',
	'txn_id=ab3cdErrF8x processing complete',
	'x-amz-id-2 : abc123/COuECrITmh',
	'ERRORS detected in application',
	'this is a trace through logic',
	'error rate is 0 % over 5 min',
	'{"msg":"this had an error happen"}',
	'{"errors":0,"msg":"done"}',
	'{"level":{"min":1},"msg":"no word"}',
	`${'a long line '.repeat(40)} ERROR`,
	'192.168.64.1 - - [07/Feb/2020:11:48:51 +0000] "POST /products HTTP/1.1" 200 59 "-" "curl/7.54.0"',
])('no severity is made up for %s', (line) => {
	expect(findSeverity(line)).toBe(0);
});

test('any text gives a number from 0 to 24', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			const severity = findSeverity(text);
			expect(severity >= 0 && severity <= 24 && Number.isInteger(severity)).toBe(true);
		}),
	);
});
