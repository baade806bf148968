import { type Asker, someone } from './people.ts';
import { type Random, seeded } from './random.ts';
import { encodeWorkflow } from './stories/encode-workflow.ts';
import * as faults from './stories/faults.ts';
import { hdKeyMissing, hdKeyMissingElsewhere } from './stories/hd-key-missing.ts';
import { healthyStories } from './stories/healthy.ts';
import * as studio from './stories/studio.ts';
import { startOfTitle, stopOfTitle } from './stories/watching.ts';
import { playStory, type Story, type StoryRequest } from './story.ts';

const MINUTE = 60_000_000_000n;

/** Trace IDs of the two requests that the design shows; with any other seed they come from it. */
export const DEFAULT_SEED = 20261117;
const SHOWN: ReadonlyMap<string, string> = new Map([
	['hd-key-missing', '7f3c9a51e2b84d06a1c45be9d07f2e38'],
	['encode-out-of-memory', 'b81e04c79d2a4f3386c1e0aa19af6632'],
]);

/** Faults that happen among live requests. */
export const FAULTS: readonly Story[] = Object.values(faults);

/** People in production: sign-ins, role changes, refusals. */
const STUDIO: readonly Story[] = Object.values(studio);

/** Trace ID of a story's own request, the same for the same seed. */
export function storyTraceId(fault: string, seed: number): string {
	const shown = seed === DEFAULT_SEED ? SHOWN.get(fault) : undefined;
	if (shown !== undefined) return shown;
	let mixed = seed;
	for (const char of fault) mixed = (Math.imul(mixed, 31) + char.charCodeAt(0)) | 0;
	return seeded(mixed).hex(16);
}

/** How long before `now` the new version of content-keys went out: after it HD licences fail. */
export const DEPLOYED_BEFORE = 29n * MINUTE;

/** One request of each fault with an ID that can be told beforehand: the mocks' two stories among them. */
export function* storyRequests(now: bigint, seed: number): Generator<StoryRequest> {
	const place: readonly (readonly [Story, bigint])[] = [
		[hdKeyMissing, 12n * MINUTE],
		[encodeWorkflow, 57n * MINUTE],
		...FAULTS.map((story, i): readonly [Story, bigint] => [story, BigInt(3 + i) * MINUTE]),
	];
	for (const [story, ago] of place) {
		const id = storyTraceId(story.truth.fault, seed);
		yield playStory(story, seeded(Number.parseInt(id.slice(0, 7), 16)), now - ago, id);
	}
}

/** Live requests, mostly healthy: endless, by `start` in nanoseconds, `everyNanos` apart on average. */
export function* traffic(
	seed: number,
	from: bigint,
	everyNanos: number,
	deployed: bigint,
): Generator<StoryRequest> {
	const random = seeded(seed);
	const stories = [...healthyStories, ...FAULTS, ...STUDIO, hdKeyMissingElsewhere];
	const viewers: Asker[] = [];
	for (let at = from; ; at += BigInt(Math.max(1, Math.round(everyNanos * (0.2 + random.next() * 1.6))))) {
		const chosen = choose(random, stories);
		// Before the release the keys were there: the same request went well.
		const story = chosen === hdKeyMissingElsewhere && at < deployed ? (healthyStories[0] ?? chosen) : chosen;
		if (story.asker) yield playStory(story, random, at);
		else yield watch(random, story, viewers, at);
	}
}

/** Members who watch at the same time, and how often one of them starts or stops a title. */
const VIEWERS = 60;
const TURNOVER = 0.06;

/** A request of somebody's playback session: each begins with a start of a title and most end with its stop. */
function watch(random: Random, story: Story, viewers: Asker[], at: bigint): StoryRequest {
	const turn = random.next();
	if (viewers.length < VIEWERS || turn < TURNOVER) {
		const viewer = someone(random);
		viewers.push(viewer);
		return playStory(startOfTitle, random, at, undefined, viewer);
	}
	if (turn < TURNOVER * 2) {
		const [viewer] = viewers.splice(random.whole(0, viewers.length - 1), 1);
		return playStory(stopOfTitle, random, at, undefined, viewer);
	}
	return playStory(story, random, at, undefined, random.pick(viewers));
}

function choose(random: Random, stories: readonly Story[]): Story {
	let at = random.next() * stories.reduce((sum, story) => sum + story.weight, 0);
	for (const story of stories) {
		at -= story.weight;
		if (at < 0) return story;
	}
	return random.pick(stories);
}
