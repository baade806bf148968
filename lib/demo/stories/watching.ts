import type { Call } from '../call.ts';
import { HEALTHY, type Story } from '../story.ts';
import { fromApp, ok } from './parts.ts';

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
				events: [
					{
						atMs: 1,
						name,
						attributes: { 'playback.position': name === 'playback.start' ? 0 : random.whole(30, 3600) },
					},
				],
			};
			return fromApp(
				asker,
				name === 'playback.start' ? 'Start title' : 'Stop title',
				'POST /v1/events',
				report,
			);
		},
	};
}

export const startOfTitle = playerEvent('playback.start');
export const stopOfTitle = playerEvent('playback.stop');
