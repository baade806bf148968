import type { StoryRequest } from '../story.ts';
import { eveningRequests } from './member-story.ts';
import { PORTO_WEEK } from './porto.ts';
import { MEMBER_STORIES } from './stories.ts';

/** All requests of the members whose stories are told. */
export function* memberRequests(now: bigint): Generator<StoryRequest> {
	for (const evening of [...MEMBER_STORIES, ...PORTO_WEEK]) yield* eveningRequests(evening, now);
}
