import { seeded } from '../random.ts';
import { HEALTHY, playStory, type Story, type StoryRequest } from '../story.ts';
import type { Scene } from './scenes.ts';
import { askerOf, type Viewer } from './viewer.ts';

/** What is true of a story. It goes to tests, never over the wire. */
export interface MemberTruth {
	/** The first sentence of its page, word for word. */
	readonly first: string;
	/** IDs of the causes, the one that stopped playing first. */
	readonly causes: readonly string[];
	readonly side: 'ours' | 'theirs' | 'nobody' | 'unknown';
	/** For each question that has something to say: what kind of answer is right. */
	readonly answers: Readonly<Record<string, 'trouble' | 'fine' | 'cannot-tell'>>;
}

/** A title played by a member on a device. */
export interface Evening {
	readonly id: string;
	readonly viewer: Viewer;
	/** Minutes before now at which Play was pressed. */
	readonly minutesAgo: number;
	readonly scenes: readonly Scene[];
	/** Requests that are stories of their own, with their known IDs. */
	readonly whole?: readonly { readonly at: number; readonly story: Story; readonly traceId: string }[];
}

/** An evening that went to support, and what is true of it. */
export interface MemberStory extends Evening {
	/** What the member says on the phone. */
	readonly tells: string;
	readonly truth: MemberTruth;
}

/** Its requests. The same evening at the same moment is the same to the last byte. */
export function eveningRequests(evening: Evening, now: bigint): StoryRequest[] {
	const { id, viewer, minutesAgo, scenes, whole = [] } = evening;
	const asker = askerOf(viewer);
	const pressed = now - BigInt(Math.round(minutesAgo * 60_000)) * 1_000_000n;
	const moment = (at: number) => pressed + BigInt(Math.round(at * 1000)) * 1_000_000n;
	const told = scenes.map((scene, index) => {
		const random = seeded(mixed(`${id} ${index}`));
		const story = { truth: HEALTHY, weight: 0, tell: () => scene.tell(random, asker, viewer) };
		return playStory(story, random, moment(scene.at), undefined, asker);
	});
	const known = whole.map(({ at, story, traceId }) =>
		playStory(story, seeded(Number.parseInt(traceId.slice(0, 7), 16)), moment(at), traceId),
	);
	return [...told, ...known];
}

/** The page of a story: its session, or the one that its first request stands for. */
export function storySession(story: MemberStory): string {
	if (story.viewer.session !== '') return story.viewer.session;
	const requests = eveningRequests(story, 1_790_000_000_000_000_000n);
	return `t-${requests[0]?.traceId ?? ''}`;
}

function mixed(text: string): number {
	let hash = 0x811c9dc5;
	for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
	return hash >>> 0;
}
