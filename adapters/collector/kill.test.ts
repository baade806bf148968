import { expect, test } from 'vitest';
import { killRun } from './testing/kill-run.ts';

/** The short form; `npm run test:kill -- --kills 50` is the long one. */
const KILLS = 5;

test('kill -9 under load: every acknowledged span is stored once and the ledger is exact', {
	timeout: 180_000,
}, async () => {
	const report = await killRun(KILLS, Math.random, 300);
	expect(report.acknowledged).toBeGreaterThan(0);
	expect([report.storedSpans, report.storedRows]).toEqual([report.acknowledged, report.acknowledged]);
	expect(report.ledger).toMatchObject({ waiting: 0, imbalance: 0, rejected: {} });
	expect(report.ledger.stored).toBe(report.ledger.received);
	expect(report.ledger.received).toBeGreaterThanOrEqual(report.acknowledged);
	expect(report.ledger.received).toBeLessThanOrEqual(report.delivered);
});
