import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logPattern } from './log-template.ts';

test.each([
	['no key 4711 for user 12', 'no key … for user …'],
	['GET "/keys/7" took 142ms', 'GET … took …ms'],
	['took 1.21 s, usually 42 ms', 'took … s, usually … ms'],
	['order 785918d6-06b6-9312-bf77-6d9bd968dc21 refused', 'order … refused'],
	['connect to 10.0.0.7:5432 failed at 2026-01-01T10:00:00.123Z', 'connect to … failed at …'],
	['see https://halcyon.example/keys?x=1 for more', 'see … for more'],
	["products ['A1', 'B2', 'C3'] missing", 'products […] missing'],
	['object at 0x7ffe12 and 4bf92f3577b34da6', 'object at … and …'],
	['error 5004', 'error …'],
	['v2 licence for http2', 'v2 licence for http2'],
	['plain words stay', 'plain words stay'],
])('the pattern of %s is %s', (message, pattern) => {
	expect(logPattern(message)).toBe(pattern);
});

test('numbers alone never tell two messages apart, and a pattern is its own pattern', () => {
	fc.assert(
		fc.property(fc.nat(), fc.nat(), fc.uuid(), (a, b, id) => {
			expect(logPattern(`key ${a} of ${id} failed`)).toBe(logPattern(`key ${b} of ${id} failed`));
		}),
	);
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(logPattern(logPattern(text)).length).toBeLessThanOrEqual(logPattern(text).length);
		}),
	);
});
