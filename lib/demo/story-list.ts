import { storySession } from './members/member-story.ts';
import { MEMBER_STORIES } from './members/stories.ts';
import { STUDIO_STORIES } from './studio/stories.ts';
import { DEFAULT_SEED, storyTraceId } from './traffic.ts';

/** A story of the demo that a visitor can open. Titles give neither names nor answers away. */
export interface ListedStory {
	readonly about: 'request' | 'studio' | 'member';
	readonly title: string;
	readonly href: string;
}

/** What an engineer is told of each fault. */
const TOLD: Readonly<Record<string, string>> = {
	'hd-key-missing': 'A phone stops when HD begins',
	'encode-out-of-memory': 'A night of encoding, 104,312 spans, ends with a gap',
	'bad-deployment': 'Streams do not load any more',
	'expired-session': 'A profile does not open',
	'futile-retries': 'A plan is not renewed',
	'hdcp-too-old': '4K is refused',
	'too-many-streams': 'Play is refused',
	'slow-index': 'A search takes more than a second, and nothing failed',
	'serial-reads': 'A row of titles takes most of a second',
	'helpful-retry': 'Something failed on the way, and all went well',
	'side-branch': 'An error beside a request that went well',
	'swallowed-error': 'An error that nobody was told of',
};

/** Stories with known truth, as the demo's home lists them. */
export function listedStories(): readonly ListedStory[] {
	const requests = Object.entries(TOLD).map(
		([fault, title]): ListedStory => ({
			about: 'request',
			title,
			href: `/r/${storyTraceId(fault, DEFAULT_SEED)}`,
		}),
	);
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
	return [...requests, ...members, ...studio];
}
