import { expect, test } from 'vitest';
import { listedStories } from './story-list.ts';
import { DEFAULT_SEED, storyRequests } from './traffic.ts';

test('every request with a known truth is listed, each story under an address of its own', () => {
	const stories = listedStories();
	const listed = stories.filter(({ about }) => about === 'request').map(({ href }) => href);
	const sent = [...storyRequests(1_790_000_000_000_000_000n, DEFAULT_SEED)].map(
		({ traceId }) => `/r/${traceId}`,
	);
	expect(listed.toSorted()).toEqual(sent.toSorted());
	expect(new Set(stories.map(({ href }) => href)).size).toBe(stories.length);
});
