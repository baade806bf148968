import { expect, test } from 'vitest';
import { spanBatchFromRows } from '../../columns/rows.ts';
import { DRAWN_START, drawTrace } from '../../testing/draw/draw-trace.ts';
import { logStoreOf } from '../testing/sources.ts';
import { hintOf, planLogReads } from './read-plan.ts';

test('a store that needs to know the time or the services is asked once they are known', () => {
	const own = logStoreOf([], 'own');
	const loki = { ...logStoreOf([], 'loki'), capabilities: { needsWindow: true } as const };
	const index = { ...logStoreOf([], 'index'), capabilities: { needsServices: true } as const };
	expect(planLogReads([loki, own, index])).toEqual({ first: [own], later: [loki, index] });
});

test('the hint holds the time of the request with room around, its services and hosts', () => {
	const { batch } = drawTrace('web GET / 0-90 [host h1]\n  keys find 10-2000 [host h2]');
	const hint = hintOf(batch);
	expect(hint?.services.toSorted()).toEqual(['keys', 'web']);
	expect(hint?.hosts.toSorted()).toEqual(['h1', 'h2']);
	expect(hint?.window.from).toBe(DRAWN_START - 300_000_000_000n);
	expect(hint?.window.to).toBe(DRAWN_START + 302_000_000_001n);
	expect(hintOf(spanBatchFromRows([]))).toBeUndefined();
});
