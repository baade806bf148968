import { expect, test } from 'vitest';
import { assemble } from '../../trace/assemble.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { missingCallees } from './missing-callee.ts';

const calls = (count: number, ...callees: readonly string[]) =>
	Array.from({ length: count }, () => ({ callees }));
const missing = (drawing: string, well: Parameters<typeof missingCallees>[2]) =>
	missingCallees(assemble(drawTrace(drawing).batch), 1, well).map(({ title, service, detail, rows }) => [
		title,
		service,
		detail,
		rows,
	]);

const PLAY = 'web GET / 0-90\n  play start 5-80 [error]';

test('whom nearly all others called and this one did not is said with the numbers', () => {
	expect(missing(PLAY, [...calls(298, 'keys'), ...calls(2)])).toEqual([
		['Never called keys', 'play', '298 of 300 that went well did', [1]],
	]);
	expect(missing(PLAY, calls(40, 'keys', 'redis'))).toEqual([
		['Never called keys', 'play', 'all 40 that went well did', [1]],
		['Never called redis', 'play', 'all 40 that went well did', [1]],
	]);
});

test('a call is known by the spans of the one called, else by what the caller says of the other side', () => {
	const well = calls(30, 'keys', 'redis', 'ads');
	expect(missing(`${PLAY}\n    keys read 10-20\n    ads pick 20-25`, well)).toEqual([
		['Never called redis', 'play', 'all 30 that went well did', [1]],
	]);
	const named = `${PLAY}\n    play GET 10-20 [kind client] [attr service.peer.name=keys] [attr server.address=10.0.0.1]
    play get 20-25 [kind client] [attr server.address=redis]`;
	expect(missing(named, well).map(([title]) => title)).toEqual(['Never called ads']);
	// A call by somebody it called is not its own.
	expect(missing(`${PLAY}\n    keys read 10-20\n      redis get 11-12`, well)).toHaveLength(2);
});

test('nothing is said where few were seen, some others did without, or spans of the request are missing', () => {
	expect(missing(PLAY, calls(19, 'keys'))).toEqual([]);
	expect(missing(PLAY, [...calls(90, 'keys'), ...calls(10)])).toEqual([]);
	expect(missing(`${PLAY}\ndb read 20-40 [parent ff]`, calls(300, 'keys'))).toEqual([]);
	expect(missing(PLAY, [])).toEqual([]);
});
