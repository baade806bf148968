import { expect, test } from 'vitest';
import { findOnset } from './find-onset.ts';

const MINUTE = 60_000_000_000n;
const stretch = { from: 0n, to: 20n * MINUTE };
/** One figure a minute from the stretch's start; a dot is a minute without a call. */
const minutes = (drawn: string) =>
	drawn
		.split('')
		.flatMap((digit, minute) =>
			digit === '.' ? [] : [{ start: BigInt(minute) * MINUTE, value: Number(digit) }],
		);
const at = (drawn: string) => {
	const found = findOnset(minutes(drawn), stretch);
	return found === undefined ? undefined : Number(found / MINUTE);
};

test('trouble began with the first high minute of those that last until now, coming and going', () => {
	expect(at('00000000088080880088')).toBe(9);
	expect(at('000000000.8..8.8..88')).toBe(10);
	expect(at('00000000033330000093')).toBe(9);
	// What was over long ago is another trouble.
	expect(at('00800000000000000888')).toBe(17);
});

test('nothing is said where the minutes do not show it', () => {
	for (const drawn of [
		'',
		'55565555655555556555',
		'00000088800000000000',
		'88888888888888888888',
		'88808888888888888888',
	])
		expect(at(drawn)).toBeUndefined();
});
