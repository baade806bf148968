import type { Playback } from '../session/read-playback.ts';

/** Something went wrong for the member; a screen that can't do more than it did is no trouble. */
export function needsAttention({ told }: Pick<Playback, 'told'>): boolean {
	return told.leading !== undefined && told.outcome.kind !== 'limited';
}
