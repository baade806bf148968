import { troubleListSchema, troubleQuerySchema } from '../../api/trouble.ts';
import { unixNanos } from '../../model/time.ts';
import { nextTick } from '../now-window.ts';
import { UseCaseProblem } from '../problem.ts';
import { verb } from '../verb.ts';
import { findTrouble } from './find-trouble.ts';

const QUARTER_HOUR = 900_000_000_000n;

export const TROUBLE_VERBS = [
	verb({
		name: 'trouble.list',
		method: 'GET',
		permission: 'read requests',
		path: '/api/trouble',
		summary: 'What differs from usual and which service most likely caused it, best suspect first',
		query: troubleQuerySchema,
		output: troubleListSchema,
		async run(asking, { ports }, { query }) {
			const to = query.to ?? nextTick(asking.now);
			const window = { from: query.from ?? unixNanos(to - QUARTER_HOUR), to };
			if (window.from >= window.to) throw new UseCaseProblem('bad-argument', 'from: must be before to');
			const { baselineFrom, baselineTo } = query;
			if ((baselineFrom === undefined) !== (baselineTo === undefined))
				throw new UseCaseProblem('bad-argument', 'baselineFrom and baselineTo: say both or neither');
			const baseline =
				baselineFrom !== undefined && baselineTo !== undefined
					? { from: baselineFrom, to: baselineTo }
					: undefined;
			return findTrouble(asking, ports, { window, baseline });
		},
	}),
];
