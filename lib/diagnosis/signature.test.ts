import { expect, test } from 'vitest';
import { joinLogs } from '../logs/join.ts';
import { recordsOf } from '../logs/records-of.ts';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from '../trace/assemble.ts';
import { diagnose } from './diagnose.ts';
import { errorKind, failedAlike, patternsOf, signatureOf } from './signature.ts';

const NOTHING = { log: '', exception: '', status: '', type: '', code: '' };

function signature(drawing: string) {
	const { batch, logs } = drawTrace(drawing);
	const trace = assemble(batch);
	const joined = joinLogs(trace, recordsOf(logs, 'drawn'));
	const { culprit } = diagnose({ trace, logs: joined, baselines: [], sources: [] }).verdict;
	if (!culprit) throw new Error('somebody did it');
	return signatureOf(trace, joined, culprit);
}

test('IDs and numbers are not part of a failure, its words are', () => {
	const of = (line: string) =>
		signature(`web GET / 0-90 [error]\n  keys read 5-20 [error] [status 404] [log error: ${line}]`);
	const one = of('KEY_NOT_FOUND no key 4711 for asset 81115994');
	expect(one).toMatchObject({ service: 'keys', operation: 'read' });
	expect(errorKind(one.words)).toBe('no key … for asset …');
	expect(failedAlike(one.words, of('KEY_NOT_FOUND no key 12 for asset 9').words)).toBe(true);
	expect(failedAlike(one.words, of('connection reset by peer').words)).toBe(false);
});

test('the most telling place where both say something decides', () => {
	const of = (words: Partial<typeof NOTHING>) => patternsOf({ ...NOTHING, ...words });
	expect(failedAlike(of({ log: 'disk full', code: '500' }), of({ code: '500' }))).toBe(true);
	expect(failedAlike(of({ log: 'disk full', code: '500' }), of({ log: 'no route', code: '500' }))).toBe(
		false,
	);
	expect(failedAlike(of({ status: 'try 2 of 3 failed' }), of({ status: 'try 3 of 3 failed' }))).toBe(true);
	expect(failedAlike(of({ type: 'Timeout' }), of({ type: 'Refused' }))).toBe(false);
	expect(failedAlike(of({}), of({}))).toBe(true);
});
