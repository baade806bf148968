import { compareSchema, partnerListSchema } from '../../api/compare.ts';
import { verb } from '../verb.ts';
import { comparedRequests, partnersOf } from './compared-requests.ts';

const READS = { method: 'GET', permission: 'read requests' } as const;

export const COMPARE_VERBS = [
	verb({
		...READS,
		name: 'compare.partners',
		path: '/api/compare/{traceId}',
		summary: 'Requests that this one can be held against, likest first',
		output: partnerListSchema,
		run: async (asking, site, { path }) => ({
			partners: [...(await partnersOf(asking, site, path.traceId))],
		}),
	}),
	verb({
		...READS,
		name: 'compare.read',
		path: '/api/compare/{traceId}/{otherId}',
		summary: 'Where two requests part ways: differences, calls side by side',
		output: compareSchema,
		run: (asking, site, { path }) => comparedRequests(asking, site, path.traceId, path.otherId),
	}),
];
