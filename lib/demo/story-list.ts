import { storySession } from './members/member-story.ts';
import { MEMBER_STORIES } from './members/stories.ts';
import { STUDIO_STORIES } from './studio/stories.ts';

/** A story of the demo that a visitor can open. Titles give neither names nor answers away. */
export interface ListedStory {
	readonly about: 'studio' | 'member';
	readonly title: string;
	readonly href: string;
}

/** Stories with known truth, as the demo's home lists them. */
export function listedStories(): readonly ListedStory[] {
	const members = MEMBER_STORIES.map(
		(story): ListedStory => ({
			about: 'member',
			title: story.tells,
			href: `/s/${encodeURIComponent(storySession(story))}`,
		}),
	);
	const studio = STUDIO_STORIES.map(
		({ title, person }): ListedStory => ({ about: 'studio', title, href: `/studio/${person.id}` }),
	);
	return [...members, ...studio];
}
