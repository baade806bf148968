import { expect, test } from 'vitest';
import { DeadlineError, withDeadline } from './deadline.ts';

test('work is not begun for somebody who has left', async () => {
	let begun = false;
	const work = async () => {
		begun = true;
	};
	await expect(withDeadline(1_000, AbortSignal.abort(), work)).rejects.toThrow(/abort/);
	expect(begun).toBe(false);
});

test('work that takes no notice of its signal is late all the same', async () => {
	const never = () => new Promise<never>(() => {});
	await expect(withDeadline(1, undefined, never)).rejects.toBeInstanceOf(DeadlineError);
});
