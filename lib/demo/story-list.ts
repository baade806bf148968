import { STUDIO_STORIES } from './studio/stories.ts';

/** A story of the demo that a visitor can open. Titles give neither names nor answers away. */
export interface ListedStory {
	readonly about: 'studio' | 'member';
	readonly title: string;
	readonly href: string;
}

/** Stories with known truth, as the demo's home lists them. */
export function listedStories(): readonly ListedStory[] {
	return STUDIO_STORIES.map(({ title, person }) => ({
		about: 'studio',
		title,
		href: `/studio/${person.id}`,
	}));
}
