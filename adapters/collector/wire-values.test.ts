import { expect, test } from 'vitest';
import { coded, textAt } from '../../lib/model/columns.ts';
import { post } from './testing/post.ts';
import { testSpans, tracesJson } from './testing/requests.ts';
import { type Rig, startRig } from './testing/rig.ts';
import { storedSpanIds, storedSpans } from './testing/stored.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const TRACE = 'ABCDEF0123456789abcdef0123456789';
const START = BigInt(Date.now() - 60_000) * 1_000_000n + 123n;

/** One span of JSON, with fields changed or added as raw text. */
function spanJson(fields: string): string {
	return `{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"n",${fields}}]}]}]}`;
}

const IDS = `"traceId":"${TRACE}","spanId":"00000000000000AA"`;
const TIMES = `"startTimeUnixNano":"${START}","endTimeUnixNano":"${START + 5n}"`;

async function stored(rig: Rig) {
	await rig.drained();
	const [batch] = storedSpans(rig.sink);
	if (!batch) throw new Error('nothing was stored');
	return batch;
}

test('unknown fields and numbers are passed over, enum names are taken with a warning', async () => {
	await using rig = await startRig();
	const url = `${rig.otlp}/v1/traces`;
	const odd = await post(
		url,
		spanJson(`${IDS},${TIMES},"novel":{"a":[1]},"kind":99,"status":{"code":7}`),
		JSON_TYPE,
	);
	expect(odd.status).toBe(200);
	const batch = await stored(rig);
	expect([batch.kinds[0], batch.statusCodes[0]]).toEqual([0, 0]);
	expect(coded(batch.notes, 0)).not.toBe('');
	const named = await post(url, spanJson(`${IDS},${TIMES},"kind":"SPAN_KIND_SERVER"`), JSON_TYPE);
	expect(named.status).toBe(200);
	const { partialSuccess } = JSON.parse(named.text) as { partialSuccess: Record<string, unknown> };
	expect(Number(partialSuccess.rejectedSpans ?? 0)).toBe(0);
	expect(partialSuccess.errorMessage).toMatch(/./);
});

test('hex IDs of any letter case are one; base64 IDs cost that span', async () => {
	await using rig = await startRig();
	const [good, bad] = testSpans(2);
	if (!good || !bad) throw new Error('two spans');
	const body = tracesJson([
		{ ...good, traceId: TRACE, spanId: 'ABCDEFabcdef0123' },
		{ ...bad, traceId: 'q83vASNFZ4mrze8BI0VniQ==', spanId: 'q83vASNFZ4k=' },
	]);
	expect((await post(`${rig.otlp}/v1/traces`, body, JSON_TYPE)).status).toBe(200);
	const batch = await stored(rig);
	expect(storedSpanIds(rig.sink)).toEqual(['abcdefabcdef0123']);
	expect(batch.traceIds.toHex()).toBe(TRACE.toLowerCase());
	expect(rig.collector.ledger().spans).toMatchObject({ received: 2, stored: 1 });
});

test('64-bit numbers, as text and as number, are exact to the last digit', async () => {
	await using rig = await startRig();
	const numbers = ['9007199254740993', '9223372036854775807', '-9223372036854775808'];
	const attributes = numbers
		.flatMap((number, i) => [
			`{"key":"t${i}","value":{"intValue":"${number}"}}`,
			`{"key":"n${i}","value":{"intValue":${number}}}`,
		])
		.join();
	const times = `"startTimeUnixNano":${START},"endTimeUnixNano":"${START + 5n}"`;
	const body = spanJson(`${IDS},${times},"attributes":[${attributes}]`);
	expect((await post(`${rig.otlp}/v1/traces`, body, JSON_TYPE)).status).toBe(200);
	const batch = await stored(rig);
	expect(batch.startTimes[0]).toBe(START);
	expect(batch.durations[0]).toBe(5n);
	const texts = Array.from(batch.attributes.values.ends, (_, i) => textAt(batch.attributes.values, i));
	expect(texts).toEqual(numbers.flatMap((number) => [number, number]));
});
