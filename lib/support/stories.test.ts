import { describe, expect, test } from 'vitest';
import { at } from '../base/assert.ts';
import { eveningRequests, storySession } from '../demo/members/member-story.ts';
import { MEMBER_STORIES } from '../demo/members/stories.ts';
import { tellSessions } from '../testing/tell-story.ts';

const NOW = 1_790_000_000_000_000_000n;

describe.each(MEMBER_STORIES.map((story) => [story.id, story] as const))('%s', (_, story) => {
	const sessions = tellSessions(eveningRequests(story, NOW), NOW);
	const { told, session } = at(sessions, 0);

	test('is one session, told by its true first sentence', () => {
		expect(sessions).toHaveLength(1);
		expect(session.id).toBe(storySession(story));
		expect(told.headline.text).toBe(story.truth.first);
		expect(told.headline.text.split(' ').length).toBeLessThanOrEqual(20);
	});

	test('has its true causes, side and answers', () => {
		expect(told.side).toBe(story.truth.side);
		const causes = told.leading
			? [told.cause?.id, ...told.troubles.slice(1).map(({ cause }) => cause?.id)]
			: [];
		expect(causes).toEqual(story.truth.causes);
		const states = Object.fromEntries(told.answers.map(({ id, state }) => [id, state]));
		expect(states).toMatchObject(story.truth.answers);
	});
});
