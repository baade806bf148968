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

test('several IDs or none are searched for', () => {
	expect(exactAddress(`${ID} ${ID.replace('7', '8')}`)).toBeUndefined();
	expect(exactAddress('timeout in keys-db')).toBeUndefined();
	expect(exactAddress(`${ID}${ID}`)).toBeUndefined();
});
