import { describe, expect, test } from 'vitest';
import { coded, textAt } from '../../model/columns.ts';
import { encodeOtlp } from '../../testing/otlp-oracle.ts';
import { OPTIONS, SPAN, request, good, one, oneJson, attribute } from '../../testing/otlp-requests.ts';
import { decodeTracesJson } from './decode-traces-json.ts';
import { decodeTracesProtobuf } from './decode-traces-protobuf.ts';

describe('values', () => {
	test('empty and dotted keys, and JSON in a name, are read back equal', () => {
		const { batch, attributes } = one({
			name: '{"a":1}',
			attributes: [attribute('', { stringValue: '' }), attribute('http.path.morepath', { stringValue: 'x' })],
		});
		expect(coded(batch.names, 0)).toBe('{"a":1}');
		expect([...attributes]).toEqual([
			['', ''],
			['http.path.morepath', 'x'],
		]);
	});

	test('broken UTF-8 in protobuf is replaced visibly, its bytes kept as hex', () => {
		const bytes = encodeOtlp('Traces', request([{ ...SPAN, name: 'aXXb' }]));
		bytes.set([0xff, 0xfe], Buffer.from(bytes).indexOf('XX'));
		const { batch } = good(decodeTracesProtobuf(bytes, OPTIONS));
		expect(coded(batch.names, 0)).toBe('a\ufffd\ufffdb');
		expect(coded(batch.notes, 0)).toBe('the span name was not UTF-8; its bytes: 61fffe62');
	});

	test('a lone surrogate in JSON is replaced, NUL and emoji stay', () => {
		const { details, batch } = oneJson(String.raw`"name":"a\ud800\u0000😀"`);
		expect(coded(batch.names, 0)).toBe('a\ufffd\u0000😀');
		expect(details).toBeDefined();
	});

	test.each([65_536, 65_537, 1_048_576])('an attribute of %s bytes', (size) => {
		const { attributes, notes } = one({ attributes: [attribute('big', { stringValue: 'x'.repeat(size) })] });
		expect(attributes.get('big')).toBe('x'.repeat(65_536));
		expect(notes).toEqual(size > 65_536 ? [`big cut from ${size} bytes`] : []);
	});

	test('10,000 attributes are cut to 1,000; a repeated key keeps its last value; both are noted', () => {
		const many = Array.from({ length: 10_000 }, (_, i) => attribute(`k${i}`, { intValue: String(i) }));
		const first = one({ attributes: many });
		expect(first.attributes.size).toBe(1000);
		expect(first.notes).toEqual(['9000 attributes over the limit of 1,000 were left out']);
		const twice = one({
			attributes: ['a', 'b'].map((stringValue) => attribute('__proto__', { stringValue })),
		});
		expect([...twice.attributes]).toEqual([['__proto__', 'b']]);
		expect(twice.notes).toEqual(['1 attribute keys came more than once; the last value was kept']);
	});

	test('every type of value is kept', () => {
		const { batch } = one({
			attributes: [
				attribute('b', { boolValue: false }),
				attribute('d', { doubleValue: 3 }),
				attribute('z', { doubleValue: -0 }),
				attribute('y', { bytesValue: 'AQL/' }),
				attribute('a', { arrayValue: { values: [{ intValue: '1' }, { stringValue: 'x' }] } }),
				attribute('m', { kvlistValue: { values: [attribute('k', { boolValue: true })] } }),
				attribute('n', {}),
			],
		});
		expect(coded(batch.attributes.types, 0)).toBe('bddyamn');
		expect(Array.from({ length: 7 }, (_, i) => textAt(batch.attributes.values, i))).toEqual([
			'false',
			'3',
			'0',
			'AQL/',
			'[1,"x"]',
			'{"k":true}',
			'',
		]);
	});

	test('integers of 64 bits are exact within lists and maps and on events', () => {
		const most = '9223372036854775807';
		const list = { arrayValue: { values: [{ intValue: most }, { doubleValue: 1e18 }] } };
		const { attributes, events } = one({
			attributes: [attribute('a', list)],
			events: [{ timeUnixNano: '1', name: 'e', attributes: [attribute('n', { intValue: most })] }],
		});
		expect([...attributes]).toEqual([['a', [2n ** 63n - 1n, 10n ** 18n]]]);
		expect(events[0]?.attributes).toEqual(new Map([['n', 2n ** 63n - 1n]]));
	});

	test('a byte order mark at the start of a text belongs to it', () => {
		const text = '\ufeffx';
		const { batch, attributes } = one({ name: text, attributes: [attribute(text, { stringValue: text })] });
		expect(coded(batch.names, 0)).toBe(text);
		expect([...attributes]).toEqual([[text, text]]);
	});

	test.each(['NaN', 'Infinity', '-Infinity'])('the double %s', (text) => {
		const { batch } = oneJson(`"attributes":[{"key":"d","value":{"doubleValue":"${text}"}}]`);
		expect([textAt(batch.attributes.values, 0), coded(batch.attributes.types, 0)]).toEqual([text, 'd']);
	});

	test.each([20, 40, 100_000])('%s levels deep', (depth) => {
		const open = '{"arrayValue":{"values":[';
		const value = `${open.repeat(depth)}{"intValue":"1"}${']}}'.repeat(depth)}`;
		const { batch, rejectedCount } = oneJson(`"attributes":[{"key":"a","value":${value}}]`);
		expect(rejectedCount).toBe(0);
		const text = textAt(batch.attributes.values, 0);
		expect(text.includes('(nested more than 32 deep)')).toBe(depth > 32);
		expect(text.split('[').length - 1).toBe(Math.min(depth, 33));
	});

	test.each([
		'"intValue":"9223372036854775808"',
		'"intValue":1.5',
		'"intValue":1e400',
		'"doubleValue":1e400',
		'"boolValue":1',
		'"bytesValue":"%"',
	])('a value %s rejects its span and is never bent', (value) => {
		expect(oneJson(`"attributes":[{"key":"n","value":{${value}}}]`).rejectedCount).toBe(1);
	});

	test.each([
		[[], 'unknown_service', 'sent without a service name'],
		[[attribute('service.name', { stringValue: ' ' })], 'unknown_service', 'sent with an empty service name'],
		[[attribute('service.name', { intValue: '7' })], 'unknown_service', 'service name was no text (7)'],
		[
			[attribute('service.name', { stringValue: 'S'.repeat(10_000) })],
			'S'.repeat(256),
			'service name cut from 10000 characters',
		],
	])('service %#', (resource, service, note) => {
		const { batch, notes } = one({}, resource);
		expect([coded(batch.services, 0), notes]).toEqual([service, [note]]);
	});

	test('old names become today’s; where both are there, today’s wins', () => {
		const { attributes, notes } = one({
			attributes: [
				attribute('http.response.status_code', { intValue: '200' }),
				attribute('http.status_code', { intValue: '500' }),
				attribute('db.statement', { stringValue: 'SELECT 1' }),
			],
		});
		expect([...attributes]).toEqual([
			['http.response.status_code', 200],
			['db.query.text', 'SELECT 1'],
		]);
		expect(notes).toEqual([]);
	});
});

test('old names of resources become today’s too; where both are there, today’s wins', () => {
	const environment = (key: string, stringValue: string) => attribute(key, { stringValue });
	const [old, today] = ['deployment.environment', 'deployment.environment.name'];
	const resourceOf = (...entries: readonly object[]) =>
		Object.fromEntries(one({}, [attribute('service.name', { stringValue: 'web' }), ...entries]).resource);
	expect(resourceOf(environment(old, 'prod'))).toEqual({ 'service.name': 'web', [today]: 'prod' });
	for (const both of [
		[environment(old, 'a'), environment(today, 'b')],
		[environment(today, 'b'), environment(old, 'a')],
	])
		expect(resourceOf(...both)).toEqual({ 'service.name': 'web', [today]: 'b' });
});

describe('attacks', () => {
	test('keys of Object’s prototype are ordinary', () => {
		const { details } = oneJson(
			'"__proto__":{"name":"x"},"attributes":[{"key":"constructor","value":{"stringValue":"c"}}]',
		);
		expect([...(details?.attributes ?? [])]).toEqual([['constructor', 'c']]);
		expect(({} as Record<string, unknown>).name).toBeUndefined();
	});

	test.each([
		['a length of 2^31', [0x0a, 0x80, 0x80, 0x80, 0x80, 0x08]],
		['a varint of 11 bytes', [0x08, ...Array.from({ length: 10 }, () => 0x80), 0x01]],
		['a group', [0x0b, 0x0c]],
		['field number 0', [0x02, 0x00]],
	])('%s is a typed failure', (_, bytes) => {
		expect(decodeTracesProtobuf(Uint8Array.from(bytes), OPTIONS)).toMatchObject({ ok: false });
	});

	test('a million empty spans are all counted, the first ten thousand by their fault', () => {
		const count = 1_000_000;
		const varint = (n: number) => [(n & 127) | 128, ((n >> 7) & 127) | 128, ((n >> 14) & 127) | 128, n >> 21];
		const spans = new Uint8Array(count * 2).map((_, i) => (i % 2 === 0 ? 0x12 : 0));
		const head = [0x0a, ...varint(spans.length + 5), 0x12, ...varint(spans.length)];
		const bytes = new Uint8Array(head.length + spans.length);
		bytes.set(head);
		bytes.set(spans, head.length);
		const { rejectedCount, rejections } = good(decodeTracesProtobuf(bytes, OPTIONS));
		expect(rejectedCount).toBe(count);
		expect(rejections.map(({ reason, count }) => [reason, count])).toEqual([
			['bad-trace-id', 10_000],
			['not-read', 990_000],
		]);
	});

	test('a million brackets, numbers without end, duplicate keys', () => {
		const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
		const inside = '['.repeat(900_000) + ']'.repeat(900_000);
		const few = '['.repeat(900) + ']'.repeat(900);
		expect(oneJson(`"name":"a","unknown":${few}`).rejectedCount).toBe(0);
		expect(oneJson(`"name":${few}`).rejectedCount).toBe(1);
		for (const nested of [inside, deep])
			expect(decodeTracesJson(new TextEncoder().encode(`{"a":${nested}}`), OPTIONS)).toMatchObject({
				ok: false,
				message: expect.stringContaining('lists and objects in'),
			});
		expect(oneJson(`"startTimeUnixNano":${'9'.repeat(100_000)}`).rejectedCount).toBe(1);
		expect(coded(oneJson('"name":"a","name":"b"').batch.names, 0)).toBe('b');
	});
});
