import { DEVICE_STORIES } from './device-stories.ts';
import { ACCOUNT_STORIES } from './account-stories.ts';
import type { MemberStory } from './member-story.ts';
import { SERVER_STORIES } from './server-stories.ts';

/** Every member story: what they tell on the phone, and what is true. */
export const MEMBER_STORIES: readonly MemberStory[] = [
	...SERVER_STORIES,
	...DEVICE_STORIES,
	...ACCOUNT_STORIES,
];
