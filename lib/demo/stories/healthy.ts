import type { Call } from '../call.ts';
import { HEALTHY, type Story } from '../story.ts';
import { api, fromApp, ok, playbackChecks, read } from './parts.ts';

function well(weight: number, tell: Story['tell']): Story {
	return { truth: HEALTHY, weight, tell };
}

export const healthyStories: readonly Story[] = [
	well(22, (random, asker) => {
		const keys: Call = {
			...ok(random, 'content-keys', 'GET /keys/{asset}/{profile}', 4, 9, [
				read('keys-db', 'SELECT key_shard', 1, random.around(4), 'key_shard'),
			]),
			logs: [[2, 'info', 'lookup hit']],
		};
		const issue = ok(random, 'license-svc', 'POST /issue', 76, 24, [keys]);
		return fromApp(
			asker,
			'Acquire HD licence',
			'POST /v2/licences',
			api(random, 'playback-api', 'POST /licences/acquire', [...playbackChecks(random), issue]),
		);
	}),
	well(18, (random, asker) =>
		fromApp(
			asker,
			'Play',
			'POST /v2/play',
			api(random, 'playback-api', 'POST /play', [
				...playbackChecks(random),
				ok(random, 'stream-counter', 'POST /streams', 60, 8),
				ok(random, 'manifest-svc', 'GET /manifest/{title}', 72, 30, [
					ok(random, 'cdn-steering', 'GET /steer', 3, 6),
					ok(random, 'subtitle-svc', 'GET /tracks/{title}', 10, 9),
				]),
			]),
		),
	),
	well(20, (random, asker) =>
		fromApp(
			asker,
			'Open home',
			'GET /v1/home',
			api(random, 'home-api', 'GET /home', [
				ok(random, 'recommendations', 'GET /rows', 4, 32),
				ok(random, 'watchlist-svc', 'GET /watchlist', 6, 4),
				ok(random, 'title-metadata', 'GET /titles/batch', 40, 30, [
					read('title-metadata', 'SELECT title', 3, random.around(16), 'titles'),
				]),
			]),
		),
	),
	well(14, (random, asker) =>
		fromApp(
			asker,
			'Search',
			'GET /v1/search',
			api(random, 'search-api', 'GET /search', [
				ok(random, 'member-profile', 'GET /profiles/{id}', 2, 8),
				{
					service: 'search-index',
					name: 'query titles',
					at: 14,
					ms: random.around(70),
					logs: [[3, 'info', 'looked up 2 segments']],
				},
			]),
		),
	),
	well(12, (random, asker) =>
		fromApp(
			asker,
			'Load artwork',
			'GET /v1/artwork',
			api(random, 'artwork-svc', 'GET /artwork/{title}', [ok(random, 'image-resizer', 'GET /resize', 6, 22)]),
		),
	),
	well(8, (random, asker) =>
		fromApp(
			asker,
			'Open profile',
			'GET /v1/profile',
			api(random, 'member-profile', 'GET /profiles/{id}', [ok(random, 'auth-svc', 'POST /verify', 3, 7)]),
		),
	),
	well(4, (random, asker) =>
		fromApp(
			asker,
			'Renew plan',
			'POST /v1/renewals',
			api(random, 'billing-api', 'POST /renewals', [ok(random, 'payments-gateway', 'POST /charges', 8, 120)]),
		),
	),
	{
		...well(6, (random, asker) =>
			fromApp(
				asker,
				'Load ratings',
				'GET /v1/ratings',
				api(random, 'home-api', 'GET /ratings', [ok(random, 'ratings-legacy', 'GET /ratings', 4, 12)]),
			),
		),
		shortId: true,
	},
	well(3, (random, asker) => ({
		...fromApp(
			{ ...asker, app: 'studio-web' },
			'Open project',
			'GET /projects/{id}',
			api(random, 'assets-api', 'GET /projects/{id}', [ok(random, 'studio-access', 'POST /check', 3, 9)]),
		),
	})),
];
