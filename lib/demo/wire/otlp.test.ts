import { expect, test } from 'vitest';
import { decodeOtlp } from '../../testing/otlp-oracle.ts';
import { seeded } from '../random.ts';
import { hdKeyMissing } from '../stories/hd-key-missing.ts';
import { playStory } from '../story.ts';
import { encodeLogs, encodeTraces } from './otlp.ts';

const { spans, logs } = playStory(hdKeyMissing, seeded(5), 1_790_000_000_000_000_000n);

/** Parts that protobufjs did not read; it gives bytes as base64 and 64-bit numbers as text. */
function missing(read: unknown, parts: readonly string[]): readonly string[] {
	const text = JSON.stringify(read);
	return parts.filter((part) => !text.includes(part));
}

test('protobufjs reads every span as it was made', () => {
	const parts = spans.flatMap((span) => [
		`"spanId":"${Buffer.from(span.spanId, 'hex').toString('base64')}"`,
		`"startTimeUnixNano":"${span.startTime}","endTimeUnixNano":"${span.startTime + span.duration}"`,
	]);
	const facts = [
		'{"key":"key.profile","value":{"stringValue":"hevc-hd-mobile"}}',
		'{"key":"http.response.status_code","value":{"intValue":"404"}}',
		'"status":{"message":"KEY_NOT_FOUND","code":2}',
	];
	const read = decodeOtlp('Traces', encodeTraces(spans));
	expect(missing(read, [...parts, ...facts])).toEqual([]);
	expect(JSON.stringify(read).match(/"startTimeUnixNano"/g)).toHaveLength(spans.length);
});

test('protobufjs reads every log line as it was made', () => {
	const parts = logs.flatMap((log) => [JSON.stringify(log.body), `"timeUnixNano":"${log.time}"`]);
	expect(missing(decodeOtlp('Logs', encodeLogs(logs)), parts)).toEqual([]);
});
