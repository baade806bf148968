import { expect, test } from 'vitest';
import { eventId, isEventId } from './event-id.ts';

test('the same event has the same ID, another one another; it can be told from a trace ID', () => {
	const id = eventId(1_790_000_000, 'tv-app\u0000playback.start\u0000M-1');
	expect(id).toBe(eventId(1_790_000_000, 'tv-app\u0000playback.start\u0000M-1'));
	expect(id).toMatch(/^[0-9a-f]{32}$/);
	expect(isEventId(id)).toBe(true);
	expect(isEventId('7f3c9a51e2b84d06a1c45be9d07f2e38')).toBe(false);
	const many = Array.from({ length: 20_000 }, (_, i) => eventId(1_790_000_000, `playback.progress ${i}`));
	expect(new Set(many).size).toBe(many.length);
});
