import { unreachable } from '../../base/assert.ts';
import { plainDuration } from '../../format/plain-duration.ts';
import { formatRepeats } from '../../format/repeats.ts';
import type { Playback } from './read-playback.ts';

/** A session in one line of a list: "Stopped after 38 s: HD licence refused"; its title where it played fine. */
export function sessionLine({ session, told }: Playback): string {
	const { outcome, label } = told;
	switch (outcome.kind) {
		case 'not-started':
			return `Did not start: ${label}`;
		case 'stopped-early':
			return `Stopped after ${plainDuration(outcome.after)}: ${label}`;
		case 'paused':
			return `Paused ${formatRepeats(outcome.times)}: ${label}`;
		case 'low-picture':
			return `Stayed at ${outcome.height}p: ${label}`;
		case 'slow-start':
		case 'flawed':
			return label;
		case 'limited':
		case 'fine':
		case 'not-known':
			return session.title || 'Title not named';
		default:
			return unreachable(outcome);
	}
}
