import { type Random, seeded } from '../demo/random.ts';
import { hdKeyMissing } from '../demo/stories/hd-key-missing.ts';
import { healthyStories } from '../demo/stories/healthy.ts';
import { playStory, type StoryRequest } from '../demo/story.ts';
import { FAULTS, traffic } from '../demo/traffic.ts';
import type { Baseline } from '../model/baseline.ts';
import { STATUS } from '../model/span-kind.ts';
import type { SpanRow } from '../columns/rows.ts';
import { baselinesOf } from './draw/baselines-of.ts';
import type { MadeRequest } from './made/made-failures.ts';
import { lose, skewed } from './made/made-variants.ts';

const START = 1_790_000_000_000_000_000n;
const SEEN_BEFORE = 4_000;
const VARIANTS = ['plain', 'lost-spans', 'skew'] as const;

export interface HalcyonRequest extends MadeRequest {
	/** Name of the planted fault, or 'healthy'. */
	readonly fault: string;
	readonly variant: (typeof VARIANTS)[number];
}

/** What is usual at Halcyon on a day without faults. */
export function halcyonBaselines(seed: number): readonly Baseline[] {
	const spans: SpanRow[] = [];
	let count = 0;
	for (const request of traffic(seed, START, 1e6, START + 86_400_000_000_000n)) {
		if (count++ === SEEN_BEFORE) break;
		if (request.truth.culprit !== '') continue;
		spans.push(...request.spans.filter((span) => span.statusCode !== STATUS.error));
	}
	return baselinesOf(
		spans.map(({ service, name, kind, duration }) => ({
			service: service ?? '',
			operation: name ?? '',
			kind: kind ?? 0,
			nanos: Number(duration ?? 0n),
		})),
	);
}

/** Each story of Halcyon once, plain and in its variants, with what is true of it. */
export function halcyonRequests(seed: number): readonly HalcyonRequest[] {
	const random = seeded(seed);
	const healthy = healthyStories.slice(0, 3);
	return [hdKeyMissing, ...FAULTS, ...healthy].flatMap((story) =>
		VARIANTS.map((variant) => varied(playStory(story, random, START), variant, random)),
	);
}

function varied(
	{ spans, logs, truth }: StoryRequest,
	variant: HalcyonRequest['variant'],
	random: Random,
): HalcyonRequest {
	const kept = variant === 'lost-spans' ? lose(spans, truth.culprit, random) : spans;
	const shown = variant === 'skew' ? kept.map(skewed) : kept;
	const path = truth.culprit === '' ? [] : pathTo(spans, truth.culprit);
	return { spans: shown, logs, culprit: truth.culprit, path, fault: truth.fault, variant };
}

/** Services from the root to a span of `service`. */
function pathTo(spans: readonly SpanRow[], service: string): readonly string[] {
	const byId = new Map(spans.map((span) => [span.spanId, span]));
	const found: string[] = [];
	for (
		let at = spans.find((span) => span.service === service);
		at !== undefined;
		at = byId.get(at.parentSpanId ?? '')
	)
		found.push(at.service ?? '');
	return found;
}
