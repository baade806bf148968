import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from '../trace/assemble.ts';
import { alignTraces } from './align.ts';
import { findDifferences } from './differences.ts';

function laidOver(one: string, other: string) {
	const [a, b] = [assemble(drawTrace(one).batch), assemble(drawTrace(other).batch)];
	const places = alignTraces(a, b);
	const told = findDifferences(places, a, b).map((difference) => {
		const place = places[difference.place];
		return `${difference.kind} ${place?.service} ${place?.name}`;
	});
	return { places, told };
}

const FAILED = `
web        POST /licences    0-2460  [error]
  api      acquire           10-2400 [error]
    auth   check             12-70
    drm    POST /issue       80-1300 [error]
      keys GET /keys         90-1290 [error]
        db SELECT shard 1    100-600
        db SELECT shard 2    600-1200
    drm    POST /issue       1500-1540 [error]
      keys GET /keys         1505-1530 [error]
    drm    POST /issue       2340-2380 [error]
      keys GET /keys         2345-2370 [error]`;
const HEALTHY = `
web        POST /licences    0-142
  api      acquire           10-106
    auth   check             12-50
    drm    POST /issue       60-101
      keys GET /keys         65-69
      hsm  sign              75-94`;

test('calls of one operation under one caller are one place in both requests', () => {
	const { places } = laidOver(FAILED, HEALTHY);
	expect(
		places.map(({ depth, service, one, other }) => [depth, service, one?.calls ?? 0, other?.calls ?? 0]),
	).toEqual([
		[0, 'web', 1, 1],
		[1, 'api', 1, 1],
		[2, 'auth', 1, 1],
		[2, 'drm', 3, 1],
		[3, 'keys', 3, 1],
		[4, 'db', 2, 0],
		[3, 'hsm', 0, 1],
	]);
	expect(places[1]?.one?.ownNanos).toBe((2390 - 58 - 1220 - 40 - 40) * 1e6);
});

test('the error where it began comes first, then what only one of them called', () => {
	expect(laidOver(FAILED, HEALTHY).told).toEqual([
		'outcome keys GET /keys',
		'only db SELECT shard 1',
		'calls drm POST /issue',
		'only hsm sign',
		'slower api acquire',
		'slower keys GET /keys',
	]);
});

test('the other way round the same differences are found', () => {
	const there = laidOver(FAILED, HEALTHY).told.toSorted();
	expect(laidOver(HEALTHY, FAILED).told.toSorted()).toEqual(there);
});

test('a request is no different from itself', () => {
	expect(laidOver(FAILED, FAILED).told).toEqual([]);
});

test('slow alone: the one that took the time itself is named, not those that waited for it', () => {
	const shape = (ms: number) => `
web    GET /play 0-${100 + ms}
  auth check     5-20
  drm  issue     20-${50 + ms}
    db read      25-${45 + ms}`;
	expect(laidOver(shape(900), shape(0)).told).toEqual(['slower db read']);
});

test('names that differ by an ID alone are one operation', () => {
	const { places } = laidOver('web GET 0-9\n  db read 81115994 1-2', 'web GET 0-9\n  db read 70143836 1-2');
	expect(places).toHaveLength(2);
});

test('another version of a service is told', () => {
	const shape = (version: string) => `web GET 0-90\n  drm issue 1-80 [attr service.version=${version}]`;
	expect(laidOver(shape('v418'), shape('v417')).told).toEqual(['version drm issue']);
});

test('a chain of 3,000 and a star of 5,000 are laid over in one walk', () => {
	const chain = Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}s${i % 7} op 0-${10_000 - i}`);
	const deep = laidOver(chain.join('\n'), chain.slice(0, -1).join('\n'));
	expect(deep.places).toHaveLength(3_000);
	expect(deep.told[0]).toBe('only s3 op');
	const star = ['web GET 0-90000', ...Array.from({ length: 5_000 }, (_, i) => `  db read ${i}-${i + 1}`)];
	expect(laidOver(star.join('\n'), star.slice(0, 2).join('\n')).places).toHaveLength(2);
});
