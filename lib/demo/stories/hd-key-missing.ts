import type { Call } from '../call.ts';
import { memberInPorto, someone } from '../people.ts';
import type { Random } from '../random.ts';
import { fault, type Story } from '../story.ts';
import { playbackChecks } from './parts.ts';

const NOT_FOUND = 'KEY_NOT_FOUND no key for profile hevc-hd-mobile (31 shards)';
const KEYS = 'GET /keys/{asset}/{profile}';

/** The story of the design: v418 of content-keys no longer serves the old HD keys, and the new one was never made. */
export const hdKeyMissing: Story = {
	truth: fault('hd-key-missing', 'content-keys', KEYS),
	weight: 0,
	asker: memberInPorto,
	tell: (random) => licenceRefused(random, true),
};

/** The same failure for other members: what makes it a pattern. */
export const hdKeyMissingElsewhere: Story = {
	truth: fault('hd-key-missing', 'content-keys', KEYS),
	weight: 3,
	asker: (random) => ({ ...someone(random), app: 'android-app' }),
	tell: (random) => licenceRefused(random, false),
};

function licenceRefused(random: Random, shown: boolean): Call {
	const failed = { status: 502, error: 'licence unavailable' } as const;
	return {
		service: 'android-app',
		name: 'Acquire HD licence',
		kind: 'client',
		at: 0,
		ms: 2460,
		error: 'error 5004',
		clockAhead: shown ? 412 : 0,
		attributes: {
			'http.request.method': 'POST',
			'http.response.status_code': 502,
			'app.error.code': '5004',
			'app.error.message': 'Can’t play this title right now',
			'url.template': '/v2/licences',
		},
		calls: [
			{
				service: 'edge-gateway',
				name: 'POST /v2/licences',
				at: 20,
				ms: 2410,
				...failed,
				logs: [[2408, 'error', 'upstream playback-api 502 POST /v2/licences']],
				calls: [
					{
						service: 'playback-api',
						name: 'POST /licences/acquire',
						at: 12,
						ms: 2390,
						...failed,
						logs: [[2384, 'error', 'licence unavailable after 3 attempts, client code 5004']],
						calls: [
							...playbackChecks(random),
							retryLoop(random, shown),
							...afterwards(),
							lostReads(0),
							lostReads(40),
						],
					},
				],
			},
		],
	};
}

/** Three tries with 200 ms and 800 ms between them. */
function retryLoop(random: Random, repairs: boolean): Call {
	return {
		service: 'playback-api',
		name: 'retry loop license.issue',
		at: 76,
		ms: 2306,
		error: 'all tries failed',
		attributes: { 'retry.max': 3 },
		logs: [
			[1243, 'info', 'waiting 200 ms before try 2 of 3'],
			[1479, 'info', 'waiting 800 ms before try 3 of 3'],
		],
		calls: [
			issue(1, 2, 1240, 20, 1210, firstLookup(random, repairs)),
			issue(2, 1442, 36, 8, 19, cachedLookup(19)),
			issue(3, 2278, 26, 6, 14, cachedLookup(14)),
		],
	};
}

function issue(
	attempt: number,
	at: number,
	ms: number,
	keysAt: number,
	keysMs: number,
	below: Pick<Call, 'calls' | 'logs'>,
): Call {
	return {
		service: 'license-svc',
		name: 'POST /issue',
		at,
		ms,
		status: 502,
		error: 'upstream 404',
		attributes: { 'http.request.resend_count': attempt - 1 },
		logs: [
			[1, 'info', `issue asset=81115994 try=${attempt}`],
			[ms - 1, 'error', 'issue failed: upstream content-keys 404, mapped to 502'],
		],
		calls: [
			{
				service: 'content-keys',
				name: KEYS,
				version: '418',
				at: keysAt,
				ms: keysMs,
				status: 404,
				error: 'KEY_NOT_FOUND',
				attributes: {
					'error.type': 'KEY_NOT_FOUND',
					'error.code': 'KEY_NOT_FOUND',
					'asset.id': '81115994',
					'key.profile': 'hevc-hd-mobile',
					shards_scanned: '31 of 31',
					'package.version': '2026-11-17T02:26Z',
					'http.response.body.content': '{"code":"KEY_NOT_FOUND","profile":"hevc-hd-mobile"}',
				},
				...below,
			},
		],
	};
}

/** What the later tries meet: the answer of the first one. */
function cachedLookup(ms: number): Pick<Call, 'logs'> {
	return {
		logs: [
			[1, 'info', 'lookup asset=81115994'],
			[2, 'info', 'negative cache hit'],
			[ms - 1, 'error', NOT_FOUND],
		],
	};
}

/** The first try scans all shards, one after another, and asks for a repair. The others meet the cached answer. */
function firstLookup(random: Random, repairs: boolean): Pick<Call, 'calls' | 'logs'> {
	const reads: Call[] = [];
	let at = 6;
	for (let shard = 0; shard < 31; shard++) {
		const ms = 37.4 + random.next() * 0.8;
		reads.push({
			service: 'keys-db',
			name: 'SELECT key_shard',
			at,
			ms,
			kind: 'client',
			attributes: { 'db.system.name': 'postgresql', 'db.collection.name': `key_shard_${shard}` },
		});
		at += ms + 0.2;
	}
	return {
		logs: [
			[3, 'info', 'lookup asset=81115994'],
			[6, 'warn', 'cache miss, scanning shards'],
			[1190, 'error', NOT_FOUND],
			[1199, 'info', 'published key-missing'],
			[1200, 'info', 'negative cache set, 30 s'],
		],
		calls: [
			...reads,
			{
				service: 'content-keys',
				name: 'publish key-missing',
				version: '418',
				at: 1200,
				ms: 7,
				kind: 'producer',
				attributes: { 'messaging.destination.name': 'key-missing' },
				calls: [repairs ? repair() : repairQueued()],
			},
		],
	};
}

/** Others have asked for the same key already. */
function repairQueued(): Call {
	return {
		service: 'packaging-workflow',
		name: 'skip repair',
		at: 700,
		ms: 4,
		kind: 'consumer',
		attributes: { 'messaging.destination.name': 'key-missing' },
		logs: [[3, 'info', 'repair of 81115994 is queued already']],
	};
}

function repair(): Call {
	const steps = ['fetch package', 'request new key'].map((name, i) => ({
		service: 'packaging-workflow',
		name,
		at: 200 + i * 90_000,
		ms: 60_000,
	}));
	return {
		service: 'packaging-workflow',
		name: 'repair key',
		at: 700,
		ms: 492_000,
		kind: 'consumer',
		attributes: { 'messaging.destination.name': 'key-missing' },
		calls: steps,
	};
}

function afterwards(): readonly Call[] {
	const consume: Call = {
		service: 'playback-events',
		name: 'consume playback.error',
		at: 220,
		ms: 30,
		kind: 'consumer',
		attributes: { 'messaging.destination.name': 'playback.error' },
		logs: [[20, 'info', 'recorded error 5004']],
	};
	return [
		{ service: 'playback-api', name: 'render error 5004', at: 2380, ms: 6 },
		{
			service: 'playback-events',
			name: 'publish playback.error',
			at: 2384,
			ms: 4,
			kind: 'producer',
			calls: [consume],
		},
	];
}

function lostReads(offset: number): Call {
	return {
		service: 'keys-db',
		name: 'SELECT key_shard',
		kind: 'client',
		at: 400 + offset,
		ms: 38,
		lost: true,
		attributes: { 'db.system.name': 'postgresql' },
	};
}
