import type { Call } from '../call.ts';
import { HEALTHY, type Story } from '../story.ts';
import { ok } from './parts.ts';
import { playerReport } from './player-report.ts';

/** Beginning and end of a title: what a playback session is bounded by. */
function playerEvent(name: 'playback.start' | 'playback.stop'): Story {
	return {
		truth: HEALTHY,
		weight: 0,
		tell: (random, asker) => {
			const consume: Call = {
				service: 'playback-events',
				name: `consume ${name}`,
				at: 30,
				ms: random.around(12),
				kind: 'consumer',
				attributes: { 'messaging.destination.name': name },
			};
			const report: Call = {
				...ok(random, 'playback-events', 'POST /events', 6, 8),
				calls: [
					{
						service: 'playback-events',
						name: `publish ${name}`,
						at: 2,
						ms: 3,
						kind: 'producer',
						calls: [consume],
					},
				],
			};
			const starts = name === 'playback.start';
			const event = { name, attributes: { 'playback.position': starts ? 0 : random.whole(30, 3600) } };
			return playerReport(asker, starts ? 'Start title' : 'Stop title', event, report);
		},
	};
}

export const startOfTitle = playerEvent('playback.start');
export const stopOfTitle = playerEvent('playback.stop');
