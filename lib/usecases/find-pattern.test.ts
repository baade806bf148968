import { expect, test } from 'vitest';
import { joinLogs } from '../logs/join.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { unixNanos } from '../model/time.ts';
import type { FailuresAlike } from '../ports/pattern-source.ts';
import { drawTrace, DRAWN_START } from '../testing/draw-trace.ts';
import { assemble } from '../trace/assemble.ts';
import { findPattern } from './find-pattern.ts';

const MINUTE = 60_000_000_000n;
const NOW = unixNanos(DRAWN_START + 10n * MINUTE);
const signal = new AbortController().signal;

function opened(drawing: string) {
	const trace = assemble(drawTrace(drawing).batch);
	return { trace, diagnosis: diagnose({ trace, logs: joinLogs(trace, []), baselines: [], sources: [] }) };
}

function source(found: FailuresAlike) {
	return { name: 's', failuresAlike: async () => found };
}

const FAILED = opened('web GET / 0-90 [error]\n  keys read 5-20 [error: gone]');
const minutesFrom = (ago: bigint, counts: readonly number[]) =>
	counts.map((requests, i) => ({
		start: unixNanos(((NOW - ago * MINUTE) / MINUTE + BigInt(i)) * MINUTE),
		requests,
	}));

test('many that failed alike are a pattern with a beginning, and versions seen later were deployed', async () => {
	const versions = [
		{ version: '417', firstSeen: unixNanos(NOW - 58n * MINUTE) },
		{ version: '418', firstSeen: unixNanos(NOW - 29n * MINUTE) },
	];
	const found = await findPattern(
		[source({ minutes: minutesFrom(28n, [9, 11, 10]), versions })],
		FAILED,
		NOW,
		signal,
	);
	expect(found).toMatchObject({ kind: 'pattern', total: 30, service: 'keys', operation: 'read' });
	expect(found.counts).toHaveLength(60);
	expect(found.since).not.toBeNull();
	expect(found.counts[found.thisMinute + 1]).toBe(0);
	expect(found.deployments.map((deployment) => deployment.version)).toEqual(['418']);
});

test('a failure alone is a one-off; without a culprit nothing is asked', async () => {
	const alone = await findPattern(
		[source({ minutes: minutesFrom(5n, [1]), versions: [] })],
		FAILED,
		NOW,
		signal,
	);
	expect(alone.kind).toBe('one-off');
	const asked = { name: 's', failuresAlike: () => Promise.reject(new Error('must not be asked')) };
	expect((await findPattern([asked], opened('web GET / 0-90'), NOW, signal)).kind).toBe('none');
});
