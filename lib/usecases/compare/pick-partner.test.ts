import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import { unixNanos } from '../../model/time.ts';
import type {
	SimilarRequest,
	SimilarRequestQuery,
	SimilarRequests,
} from '../../ports/analytics/similar-requests.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { pickPartners, rankPartners } from './pick-partner.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const trace = assemble(
	drawTrace('web GET /play 0-90 [error] [attr app.version=9.14] [attr cloud.region=eu-west-1]').batch,
);

function partner(name: string, settings: Record<string, string> = {}): SimilarRequest {
	return {
		traceId: name as TraceId,
		startTime: unixNanos(0n),
		durationNanos: 1,
		settings: new Map(Object.entries(settings)),
	};
}

function asked(
	source: (query: SimilarRequestQuery) => readonly SimilarRequest[],
	state: 'failed' | 'healthy',
) {
	const queries: SimilarRequestQuery[] = [];
	const port: SimilarRequests = {
		name: 'store',
		find: async (query) => {
			queries.push(query);
			return source(query);
		},
	};
	const diagnosis = { verdict: { state } } as Parameters<typeof pickPartners>[2]['diagnosis'];
	const picked = pickPartners(asking, port, { trace, diagnosis });
	return { queries, picked };
}

test('the same app version comes first, then the region, then the nearest in time', () => {
	const found = [
		partner('near'),
		partner('region', { 'cloud.region': 'eu-west-1' }),
		partner('app', { 'app.version': '9.14' }),
		partner('both', { 'app.version': '9.14', 'cloud.region': 'eu-west-1' }),
		partner('later'),
	];
	expect(rankPartners(trace, found).map((one) => one.partner.traceId)).toEqual([
		'both',
		'app',
		'region',
		'near',
		'later',
	]);
	expect(rankPartners(trace, found)[0]?.alike).toEqual(['same app version', 'same region']);
});

test('a failed request is held against one that went well, a healthy one against one that failed', async () => {
	const failed = asked(() => [partner('p')], 'failed');
	await failed.picked;
	expect(failed.queries.map((query) => [query.status, query.rootOperation])).toEqual([['ok', 'GET /play']]);
	const healthy = asked(() => [partner('p')], 'healthy');
	await healthy.picked;
	expect(healthy.queries.map((query) => query.status)).toEqual(['error']);
});

test('the hour around is looked at first, then the day', async () => {
	const { queries, picked } = asked(
		(query) => (query.withinNanos > 3_600_000_000_000n ? [partner('far')] : []),
		'failed',
	);
	expect(await picked).toHaveLength(1);
	expect(queries).toHaveLength(2);
});
