import { expect, test } from 'vitest';
import { decodeTracesProtobuf } from '../wire/otlp/decode-traces-protobuf.ts';
import { decodeLogsProtobuf } from '../wire/otlp/decode-logs-protobuf.ts';
import { seeded } from './random.ts';
import { encodeWorkflow, WORKFLOW_SPANS } from './stories/encode-workflow.ts';
import { hdKeyMissing } from './stories/hd-key-missing.ts';
import { playStory } from './story.ts';
import { DEFAULT_SEED, FAULTS, storyRequests, storyTraceId, traffic } from './traffic.ts';
import { encodeLogs, encodeTraces } from './wire/otlp.ts';

const NOW = 1_790_000_000_000_000_000n;
const OPTIONS = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };

function firstRequests(seed: number, count: number) {
	const found = [];
	for (const request of traffic(seed, NOW, 1e6, NOW)) {
		if (found.length === count) return found;
		found.push(request);
	}
	return found;
}

test('a seed repeats everything', () => {
	expect(firstRequests(7, 50)).toEqual(firstRequests(7, 50));
	expect(firstRequests(7, 5)).not.toEqual(firstRequests(8, 5));
});

test('the request of the design has 58 spans, 31 reads and a known ID', () => {
	const { spans, logs, traceId } = playStory(
		hdKeyMissing,
		seeded(1),
		NOW,
		storyTraceId('hd-key-missing', DEFAULT_SEED),
	);
	expect(traceId).toMatch(/^7f3c9a51.*d07f2e38$/);
	expect(spans).toHaveLength(58);
	expect(spans.filter((span) => span.service === 'keys-db' && span.duration < 100_000_000n)).toHaveLength(33);
	expect(logs).toHaveLength(23);
	expect(new Set(logs.map((log) => log.service)).size).toBe(6);
	expect(logs.filter((log) => log.body.includes('no key for profile hevc-hd-mobile'))).toHaveLength(3);
});

test('the workflow of the design has 104,312 spans', () => {
	expect(playStory(encodeWorkflow, seeded(1), NOW).spans).toHaveLength(WORKFLOW_SPANS);
});

test('every fault names a culprit whose span is there, or nobody', () => {
	for (const story of [hdKeyMissing, ...FAULTS]) {
		const { spans, truth } = playStory(story, seeded(5), NOW);
		const there = spans.some((span) => span.service === truth.culprit && span.name === truth.operation);
		expect(there, truth.fault).toBe(truth.culprit !== '');
	}
});

test('IDs never repeat', () => {
	const requests = [...storyRequests(NOW, 3), ...firstRequests(3, 2_000)];
	expect(new Set(requests.map((request) => request.traceId)).size).toBe(requests.length);
	const ids = requests.flatMap((request) => request.spans.map((span) => span.spanId));
	expect(new Set(ids).size).toBe(ids.length);
});

test('what is true of a request never goes over the wire', () => {
	const { spans, logs, truth } = playStory(hdKeyMissing, seeded(5), NOW);
	const sent = new TextDecoder().decode(encodeTraces(spans)) + new TextDecoder().decode(encodeLogs(logs));
	expect(sent).not.toContain(truth.fault);
});

test('spans and log lines arrive as they were made', () => {
	const { spans, logs, traceId } = playStory(hdKeyMissing, seeded(5), NOW);
	const decoded = decodeTracesProtobuf(encodeTraces(spans), OPTIONS);
	expect(decoded.ok && decoded.batch.length).toBe(58);
	expect(decoded.ok && decoded.rejectedCount).toBe(0);
	const lines = decodeLogsProtobuf(encodeLogs(logs), OPTIONS);
	if (!lines.ok) throw new Error(lines.message);
	const ids = Buffer.from(lines.batch.traceIds).toString('hex');
	expect(ids).toBe(traceId.repeat(logs.length));
	expect([...lines.batch.severityNumbers].every((severity) => severity > 0)).toBe(true);
});

test('playback sessions run from the start of a title to its stop; people in production sign in and change roles', () => {
	const requests = firstRequests(11, 3000);
	const sessionOf = (request: (typeof requests)[number]) =>
		String(
			new Map(Object.entries((request.spans[0] ?? request.logs[0])?.attributes ?? {})).get('session.id'),
		);
	const named = (name: string) => requests.filter((request) => request.spans[0]?.name === name);
	const reported = (event: string) =>
		requests.filter(({ spans, logs }) => spans.length === 0 && logs[0]?.eventName === event);
	// One kind of TV reports by log record.
	expect(reported('playback.start').length).toBeGreaterThan(10);
	const started = new Set([...named('Start title'), ...reported('playback.start')].map(sessionOf));
	const stopped = [...named('Stop title'), ...reported('playback.stop')].map(sessionOf);
	expect(stopped.length).toBeGreaterThan(50);
	expect(stopped.filter((session) => !started.has(session))).toEqual([]);
	expect(named('Sign in').length).toBeGreaterThan(10);
	expect(named('role sync').length).toBeGreaterThan(5);
});
