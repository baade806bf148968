import { expect, test } from 'vitest';
import type { CompareReport } from '../../api/compare.ts';
import { foldSingleCallers } from './single-caller-folds.ts';

type Told = CompareReport['differences'][number];

const told = (number: number, kind: Told['kind'], traceId = 'this'): Told => ({
	number,
	kind,
	title: '',
	detail: '',
	service: '',
	traceId,
	spanId: '',
});

test('calls that only this request made stand under the first of them, all else in its order', () => {
	const list = [
		told(1, 'outcome'),
		told(2, 'only'),
		told(3, 'slower'),
		told(4, 'only'),
		told(5, 'only', 'other'),
	];
	expect(
		foldSingleCallers(list, 'this').map(({ told: { number }, alike }) => [number, alike.length]),
	).toEqual([
		[1, 0],
		[2, 1],
		[3, 0],
		[5, 0],
	]);
	expect(foldSingleCallers([told(1, 'only')], 'this')).toMatchObject([{ alike: [] }]);
});
