import { expect, test } from 'vitest';
import { exactAddress } from './open-text.ts';

const ID = '7f3c9a51e2b84d06a1c45be9d07f2e38';

test('a trace ID opens its request, alone or inside a log line', () => {
	expect(exactAddress(ID)).toBe(`/r/${ID}`);
	expect(exactAddress(`license issue failed trace=${ID.toUpperCase()} user=4`)).toBe(`/r/${ID}`);
});

test('a traceparent opens its trace, not its span', () => {
	expect(exactAddress(`traceparent: 00-${ID}-91ab04d2c0ffee01-01`)).toBe(`/r/${ID}`);
});

test('B3, Jaeger links and IDs with dashes open their request too', () => {
	expect(exactAddress(`b3: ${ID}-91ab04d2c0ffee01-1`)).toBe(`/r/${ID}`);
	expect(exactAddress(`https://jaeger.example.com/trace/${ID}?uiFind=91ab04d2c0ffee01`)).toBe(`/r/${ID}`);
	expect(exactAddress('7f3c9a51-e2b8-4d06-a1c4-5be9d07f2e38')).toBe(`/r/${ID}`);
});

test('several IDs or none are searched for', () => {
	expect(exactAddress(`${ID} ${ID.replace('7', '8')}`)).toBeUndefined();
	expect(exactAddress('timeout in keys-db')).toBeUndefined();
	expect(exactAddress(`${ID}${ID}`)).toBeUndefined();
});
