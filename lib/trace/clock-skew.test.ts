import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { printTrace } from '../testing/draw/print-trace.ts';
import { assemble } from './assemble.ts';

const shown = (drawing: string) => printTrace(assemble(drawTrace(drawing).batch));

test('a server that starts before its client is moved to the middle of the call', () => {
	// client 0-100, server 60 long: 20 ms each way, whatever its clock says
	expect(
		shown(
			'a call 0-100 [kind client] [host h1]\n  b work -65-(-5) [kind server] [host h2]'.replace(
				'-65-(-5)',
				'-65--5',
			),
		),
	).toBe('a call 0-100\n  b work 20-80 [moved]');
});

test('the same clock is never moved; a call that fits is left alone', () => {
	expect(shown('a call 0-100 [host h1]\n  a work -5-60 [host h1]')).toContain('a work 0-65');
	expect(shown('a call 0-100 [kind client] [host h1]\n  b work 1-60 [kind server] [host h2]')).toContain(
		'b work 1-60',
	);
});

test('a child longer than its parent is moved only as far as the start', () => {
	expect(shown('a call 0-50 [kind client] [host h1]\n  b work -30-90 [kind server] [host h2]')).toContain(
		'b work 0-120 [moved]',
	);
});

test('offsets add up over hosts and move what is below', () => {
	const trace = assemble(
		drawTrace(
			'a call 0-100 [kind client] [host h1]\n  b work -980--920 [kind server] [host h2]\n    b inner -970--960 [host h2]\n    b call -958--928 [kind client] [host h2]\n      c work -957--929 [kind server] [host h2]',
		).batch,
	);
	expect(trace.notes).toContainEqual({
		kind: 'clock-skew',
		host: 'h1',
		offsetNanos: 1_000_000_000,
		spans: 1,
	});
	expect(trace.spans.rawStarts[0]).not.toBe(trace.spans.starts[0]);
	expect(trace.durationNanos).toBe(100e6);
});

test('a queued callee that starts long after its caller gave up is no skew', () => {
	const trace = assemble(
		drawTrace('a call 0-20 [kind client] [host h1]\n  b work 5000-5010 [kind server] [host h2]').batch,
	);
	expect(trace.spans.starts[1]).toBe(5000e6);
	expect(trace.durationNanos).toBe(20e6);
});

test('several late calls that agree are a clock', () => {
	const calls = [0, 30, 60].map(
		(at) =>
			`  a call ${at}-${at + 20} [kind client] [host h1]\n    b work ${at + 5001}-${at + 5019} [kind server] [host h2]`,
	);
	expect(shown(`a all 0-90 [host h1]\n${calls.join('\n')}`)).toContain('b work 31-49 [moved]');
});

test('correction can be switched off', () => {
	const { batch } = drawTrace(
		'a call 0-100 [kind client] [host h1]\n  b work -65--5 [kind server] [host h2]',
	);
	expect(printTrace(assemble(batch, { correctSkew: false }))).toBe('a call 65-165\n  b work 0-60');
});

test('a span without its parent is told by its host, or stays where it is', () => {
	const drawing =
		'a call 0-100 [kind client] [host h1]\n  b work -980--920 [kind server] [host h2]\n    b inner -970--960 [host h2]\nb lost -950--940 [host h2] [parent ff]\nc lost -950--940 [host h3] [parent ff]';
	const { notes } = assemble(drawTrace(drawing).batch);
	expect(notes.filter((note) => note.kind === 'clock-skew')).toEqual([
		{ kind: 'clock-skew', host: 'h1', offsetNanos: 1_000_000_000, spans: 1 },
	]);
});

test('spans of one host that were moved by different lengths are one note with the range', () => {
	const call = (at: number, host: string, by: number) =>
		`  a call ${at}-${at + 100} [kind client] [host h1]\n    m work ${at + 20 + by}-${at + 80 + by} [kind server] [host ${host}]\n      m call ${at + 30 + by}-${at + 70 + by} [kind client] [host ${host}]\n        b work ${at + 40}-${at + 60} [kind server] [host h4]`;
	const drawing = `a all 0-900 [host h1]\n${call(100, 'h2', 0)}\n${call(300, 'h3', 5_000)}\n${call(500, 'h5', 9_000)}`;
	const { notes } = assemble(drawTrace(drawing).batch);
	expect(notes.filter((note) => note.kind === 'clock-skew')).toContainEqual({
		kind: 'clock-skew',
		host: 'h4',
		offsetNanos: -5e9,
		rangeNanos: [-9e9, -5e9],
		spans: 2,
	});
});
