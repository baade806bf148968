import { type Call, type GeneratedRequest, play } from './call.ts';
import { type Asker, someone } from './people.ts';
import type { Random } from './random.ts';

/** What is true of a generated request. It goes to tests, never over the wire. */
export interface Truth {
	/** Name of the fault, or 'healthy'. */
	readonly fault: string;
	/** Who did it; empty when nobody did. */
	readonly culprit: string;
	readonly operation: string;
}

/** A kind of request at Halcyon: what calls it makes and what is true of it. */
export interface Story {
	readonly truth: Truth;
	/** How often it happens among live requests, relative to the others; 0 for only when asked. */
	readonly weight: number;
	/** It passes through a service that knows 64-bit trace IDs only. */
	readonly shortId?: boolean;
	asker?(random: Random): Asker;
	tell(random: Random, asker: Asker): Call;
}

export interface StoryRequest extends GeneratedRequest {
	readonly truth: Truth;
	/** Of reports that name no request: an ID that nobody sends. */
	readonly traceId: string;
	/** Nanoseconds since 1970. */
	readonly start: bigint;
}

/** Plays a story once. `start` is in nanoseconds since 1970. */
export function playStory(
	story: Story,
	random: Random,
	start: bigint,
	traceId = newTraceId(story, random),
	asker: Asker = story.asker?.(random) ?? someone(random),
): StoryRequest {
	const root = story.tell(random, asker);
	const { spans, logs } = play(root, { traceId, start, random, shared: asker.shared, region: asker.region });
	return { spans, logs, truth: story.truth, traceId, start };
}

export const HEALTHY: Truth = { fault: 'healthy', culprit: '', operation: '' };

export function fault(name: string, culprit: string, operation: string): Truth {
	return { fault: name, culprit, operation };
}

function newTraceId(story: Story, random: Random): string {
	return story.shortId ? random.hex(8).padStart(32, '0') : random.hex(16);
}
