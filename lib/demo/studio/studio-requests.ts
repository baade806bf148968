import { seeded } from '../random.ts';
import { playStory, type StoryRequest } from '../story.ts';
import { momentStory } from './play-moment.ts';
import { STUDIO_STORIES } from './stories.ts';

const MINUTE = 60_000_000_000n;
/** Older than this would be near the end of what the store keeps; the staff tables remember longer. */
export const LOGGED_MINUTES = 6 * 1440;

/** When a moment is, in nanoseconds since 1970. */
export function momentTime(now: bigint, ago: number): bigint {
	return now - BigInt(ago) * MINUTE;
}

/** All that happened to the people of the studio stories lately, as requests and log lines. */
export function* studioRequests(now: bigint, seed: number): Generator<StoryRequest> {
	const random = seeded(seed ^ 0x57d10);
	for (const { person, moments } of STUDIO_STORIES) {
		for (const moment of moments.filter(({ ago }) => ago <= LOGGED_MINUTES)) {
			const at = momentTime(now, moment.ago);
			yield playStory(momentStory(person, moment, at), random, at);
		}
	}
}
