import { report, type Scene } from './scenes.ts';

/** Reports of an undisturbed film: the picture climbs, then stays, a report every `every` seconds up to `until`. */
export function goodReports(height: number, until: number, every = 300): Scene[] {
	const kbits = height >= 2160 ? 15_600 : height >= 1080 ? 5_800 : 1_600;
	const scenes = [
		report(2.1, { height: 240, kbits: 320, connection: 18_000 }),
		report(5, { height: 360, kbits: 750, connection: 18_400 }),
		report(11, { height: Math.min(480, height), kbits: 1_600, connection: 18_100 }),
	];
	for (let at = 30; at < until; at += every)
		scenes.push(report(at, { height, kbits, connection: 18_000 + (at % 7) * 100 }));
	return scenes;
}
