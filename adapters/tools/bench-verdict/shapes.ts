import { seeded } from '../../../lib/demo/random.ts';
import { encodeWorkflow } from '../../../lib/demo/stories/encode-workflow.ts';
import { playStory } from '../../../lib/demo/story.ts';
import { KIND, STATUS } from '../../../lib/model/span-kind.ts';
import type { LogRow, SpanRow } from '../../../lib/columns/rows.ts';

export interface LargeRequest {
	readonly spans: readonly SpanRow[];
	readonly logs: readonly LogRow[];
}

const START = 1_790_000_000_000_000_000n;
const MILLI = 1_000_000n;
const TRACE = 'b'.repeat(32);

/** Requests of `spans` spans in the shapes that cost most: each is one that a rule could turn quadratic on. */
export const SHAPES: Readonly<Record<string, (spans: number) => LargeRequest>> = {
	'the workflow of the demo': (spans) => {
		const { spans: all, logs } = playStory(encodeWorkflow, seeded(1), START);
		return { spans: all.slice(0, spans), logs };
	},
	'a chain, all failed': (spans) =>
		made(spans, (i) => ({ parent: i - 1, at: i, took: 2 * (spans - i), failed: true })),
	'a star, all failed, each with a log line': (spans) =>
		made(spans, (i) => ({ parent: 0, at: i, took: i === 0 ? spans + 1 : 1, failed: true, says: true })),
	'one call tried again and again': (spans) =>
		made(spans, (i) => ({
			parent: 0,
			at: 2 * i,
			took: i === 0 ? 2 * spans + 1 : 1,
			failed: true,
			name: 'GET /x',
		})),
	'failed orphans on top of each other': (spans) =>
		made(spans, (i) => ({
			parent: i === 0 ? -1 : spans + i,
			at: i === 0 ? 0 : 1,
			took: spans + i,
			failed: true,
		})),
	'a thousand services, each waiting for two': (spans) =>
		made(spans, (i) => ({
			parent: (i - 1) >> 1,
			at: i,
			took: 3 * (spans - i),
			failed: i % 7 === 0,
			says: i % 50 === 0,
		})),
};

interface Drawn {
	readonly parent: number;
	/** In milliseconds from the start. */
	readonly at: number;
	readonly took: number;
	readonly failed: boolean;
	readonly says?: boolean;
	readonly name?: string;
}

function made(count: number, draw: (i: number) => Drawn): LargeRequest {
	const spans: SpanRow[] = [];
	const logs: LogRow[] = [];
	for (let i = 0; i < count; i++) {
		const { parent, at, took, failed, says, name } = draw(i);
		const service = `service-${i % 1000}`;
		spans.push({
			traceId: TRACE,
			spanId: idOf(i),
			parentSpanId: parent < 0 ? '' : idOf(parent),
			startTime: START + BigInt(at) * MILLI,
			duration: BigInt(took) * MILLI,
			service: name === undefined ? service : 'asked',
			name: name ?? `GET /${i % 40}`,
			kind: i % 2 === 0 ? KIND.server : KIND.client,
			statusCode: failed ? STATUS.error : STATUS.unset,
			attributes: { 'http.response.status_code': failed ? 500 : 200 },
		});
		if (says)
			logs.push({
				time: START + BigInt(at) * MILLI,
				traceId: TRACE,
				spanId: idOf(i),
				service,
				severityNumber: 17,
				body: `no answer for ${i}`,
			});
	}
	return { spans, logs };
}

function idOf(i: number): string {
	return (i + 1).toString(16).padStart(16, '0');
}
