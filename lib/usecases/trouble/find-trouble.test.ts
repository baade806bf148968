import { expect, test } from 'vitest';
import type { AnomalyScore } from '../../model/anomaly-score.ts';
import { unixNanos } from '../../model/time.ts';
import type { Behaviour, TroubleSource } from '../../ports/analytics/trouble-source.ts';
import type { ServiceSource } from '../../ports/analytics/service-source.ts';
import { isoNanos } from '../../api/iso-time.ts';
import { describeService } from '../service/describe-service.ts';
import { findTrouble } from './find-trouble.ts';
import { DEAD, scoresOf, testPorts } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const MINUTE = 60_000_000_000n;
const NOW = 1_790_000_000_000_000_000n;
const WINDOW = { from: unixNanos(NOW - 15n * MINUTE), to: unixNanos(NOW) };

/** 400 calls to one operation of `keys`, of which some failed by themselves; more in the window than before it. */
const troubled: TroubleSource = {
	name: 'store',
	newVersions: async () => new Map(),
	behaviour: async ({ to }) => behaviour(to === WINDOW.to ? 80 : 0),
};

function behaviour(ownErrors: number): Behaviour {
	const operation = { service: 'keys', operation: 'GET /keys', peer: '', lastService: '', lastOperation: '' };
	const counted = {
		calling: undefined,
		together: 0,
		callees: new Map(),
		calls: 400,
		errors: ownErrors,
		ownErrors,
		ownErrorRequests: ownErrors,
		ownNanos: 4e9,
		histogram: new Map([[186, 400]]),
	};
	return {
		requests: 400,
		requestNanos: 5e7,
		operations: [{ ...operation, ...counted }],
		// As many lines as failures, and two more.
		logs: [{ service: 'keys', severity: 17, pattern: 'no key', requests: ownErrors && ownErrors + 2 }],
		oneOf: 1,
	};
}

const score = (source: string, value: number): AnomalyScore => ({
	source,
	service: 'keys',
	measure: 'failed calls',
	unit: 'share',
	value: 0.2,
	usual: 0,
	score: value,
});
const ports = testPorts({
	analytics: { trouble: troubled },
	anomalySources: [
		scoresOf('own', [score('own', 4)]),
		DEAD,
		scoresOf('Prometheus', [score('Prometheus', 9)]),
	],
});
const deadScores = [{ part: 'scores of dead', reason: 'no route to it' }];

test('every source of scores speaks under its name; one that is dead empties nothing and is named', async () => {
	const { services, missing, baseline } = await findTrouble(asking, ports, { window: WINDOW });
	expect(services.map(({ service, rank, sentence }) => [service, rank, sentence])).toEqual([
		['keys', 1, '20 % of GET /keys calls failed, usually 0 %'],
	]);
	expect(services[0]?.evidence.map(({ kind }) => kind)).toEqual(['errors', 'log-errors']);
	expect(services[0]?.scores.map(({ source }) => source)).toEqual(['Prometheus', 'own']);
	expect(missing).toEqual(deadScores);
	expect(baseline).not.toBeNull();
});

test('where nobody is in trouble nobody is asked for scores; nor where nothing was seen', async () => {
	const quiet = { ...troubled, behaviour: async () => behaviour(0) };
	const calm = await findTrouble(asking, { ...ports, analytics: { trouble: quiet } }, { window: WINDOW });
	expect([calm.services, calm.missing, calm.baseline === null]).toEqual([[], [], false]);
	const empty = { ...troubled, behaviour: async () => ({ ...behaviour(0), requests: 0, operations: [] }) };
	const none = await findTrouble(asking, { ...ports, analytics: { trouble: empty } }, { window: WINDOW });
	expect([none.services, none.baseline]).toEqual([[], null]);
});

test('the page of a service has the scores of its sources, in trouble or not', async () => {
	const page = await describeService(asking, ports, 'keys', WINDOW);
	expect(page.trouble).toEqual({
		rank: 1,
		sentence: '20 % of GET /keys calls failed, usually 0 %',
		kind: 'share',
	});
	expect(page.scores.map(({ source }) => source)).toEqual(['Prometheus', 'own']);
	expect(page.missing).toEqual(deadScores);
});

test('it says since when, where the minutes show it, and of how many services', async () => {
	const minutes = Array.from({ length: 60 }, (_, minute) => ({
		service: 'keys',
		start: unixNanos(NOW - BigInt(60 - minute) * MINUTE),
		calls: 10,
		errors: minute >= 50 ? 4 : 0,
		p99Nanos: 0,
	}));
	const nothing = async () => [];
	const source: ServiceSource = {
		name: 'store',
		services: nothing,
		edges: async () => ({ edges: [], oneOf: 1 }),
		minutes: async () => minutes,
		operations: nothing,
		versions: nothing,
	};
	const found = await findTrouble(
		asking,
		{ ...ports, analytics: { ...ports.analytics, services: source } },
		{ window: WINDOW },
	);
	expect(found.checked).toBe(1);
	expect(found.services.map(({ since }) => since)).toEqual([isoNanos(unixNanos(NOW - 10n * MINUTE))]);
	const unseen = await findTrouble(asking, ports, { window: WINDOW });
	expect(unseen.services.map(({ since }) => since)).toEqual([null]);
});
