import type { Call } from '../call.ts';
import { fault, type Story } from '../story.ts';
import { api, fromApp, ok, playbackChecks, read } from './parts.ts';

/** Below one in a hundred: what happens more often than that is within its own p99. */
const RARE = 0.1;

/** The television can do HDCP 1.4 and 4K wants 2.2. */
export const hdcpTooOld: Story = {
	truth: fault('hdcp-too-old', 'license-svc', 'POST /issue'),
	weight: 1,
	tell: (random, asker) => {
		const refused = { status: 403, error: 'output protection too low' } as const;
		const issue: Call = {
			service: 'license-svc',
			name: 'POST /issue',
			at: 76,
			ms: 18,
			...refused,
			logs: [[16, 'error', 'HDCP_TOO_LOW device offers HDCP 1.4, uhd needs 2.2']],
			attributes: { 'error.type': 'HDCP_TOO_LOW' },
		};
		const inner: Call = {
			service: 'playback-api',
			name: 'POST /licences/acquire',
			at: 6,
			ms: 110,
			...refused,
			calls: [...playbackChecks(random), issue],
		};
		return fromApp(asker, 'Acquire 4K licence', 'POST /v2/licences', inner, {
			...refused,
			attributes: { 'app.error.code': '5011' },
		});
	},
};

export const tooManyStreams: Story = {
	truth: fault('too-many-streams', 'stream-counter', 'POST /streams'),
	weight: 1,
	tell: (random, asker) => {
		const refused = { status: 429, error: 'too many streams' } as const;
		const counter: Call = {
			service: 'stream-counter',
			name: 'POST /streams',
			at: 60,
			ms: random.around(9),
			...refused,
			logs: [[4, 'error', 'stream limit reached: 2 of 2 in use on plan standard']],
		};
		const inner: Call = {
			service: 'playback-api',
			name: 'POST /play',
			at: 6,
			ms: 86,
			...refused,
			calls: [...playbackChecks(random), counter],
		};
		return fromApp(asker, 'Play', 'POST /v2/play', inner, {
			...refused,
			attributes: { 'app.error.code': '4290' },
		});
	},
};

/** Slow, and nothing says so: the index scans what it used to look up. */
export const slowIndex: Story = {
	truth: fault('slow-index', 'search-index', 'query titles'),
	weight: RARE,
	tell: (random, asker) => {
		const slow = 1400 + random.next() * 300;
		const index: Call = {
			service: 'search-index',
			name: 'query titles',
			at: 14,
			ms: slow,
			logs: [[slow - 2, 'info', 'scanned 14 segments']],
		};
		return fromApp(asker, 'Search', 'GET /v1/search', {
			service: 'search-api',
			name: 'GET /search',
			at: 6,
			ms: slow + 40,
			status: 200,
			calls: [ok(random, 'member-profile', 'GET /profiles/{id}', 2, 8), index],
		});
	},
};

export const serialReads: Story = {
	truth: fault('serial-reads', 'title-metadata', 'GET /titles/batch'),
	weight: RARE,
	tell: (random, asker) => {
		const reads: Call[] = [];
		let at = 6;
		for (let i = 0; i < 31; i++) {
			const ms = random.around(22);
			reads.push(read('title-metadata', 'SELECT title', at, ms, 'titles'));
			at += ms + 0.3;
		}
		const metadata: Call = {
			service: 'title-metadata',
			name: 'GET /titles/batch',
			at: 20,
			ms: at + 8,
			status: 200,
			calls: reads,
		};
		return fromApp(asker, 'Open home', 'GET /v1/home', {
			service: 'home-api',
			name: 'GET /home',
			at: 6,
			ms: at + 50,
			status: 200,
			calls: [metadata],
		});
	},
};

/** The card is expired: asking again changes nothing. */
export const futileRetries: Story = {
	truth: fault('futile-retries', 'payments-gateway', 'POST /charges'),
	weight: 1,
	tell: (random, asker) => {
		const tries = [0, 1, 2].map(
			(attempt): Call => ({
				service: 'payments-gateway',
				name: 'POST /charges',
				at: 20 + attempt * 520,
				ms: random.around(110),
				status: 402,
				error: 'card expired',
				attributes: { 'http.request.resend_count': attempt },
				logs: [[80, 'error', 'charge declined: card expired 10/26']],
			}),
		);
		const inner: Call = {
			service: 'billing-api',
			name: 'POST /renewals',
			at: 6,
			ms: 1300,
			status: 402,
			error: 'renewal failed',
			calls: tries,
			logs: [[1290, 'error', 'renewal failed after 3 attempts']],
		};
		return fromApp(asker, 'Renew plan', 'POST /v1/renewals', inner, { status: 402, error: 'renewal failed' });
	},
};

/** The first answer was an error, the second was not: the member saw nothing of it. */
export const helpfulRetry: Story = {
	truth: fault('helpful-retry', '', ''),
	weight: 3,
	tell: (random, asker) => {
		const resize = (at: number, ms: number): Call => ({
			service: 'image-resizer',
			name: 'GET /resize',
			at,
			ms,
			status: 200,
		});
		const reset: Call = {
			...resize(3, 4),
			status: 503,
			error: 'cache reset',
			logs: [[3, 'warn', 'cache connection reset, will try again']],
		};
		const inner = api(random, 'artwork-svc', 'GET /artwork/{title}', [reset, resize(10, random.around(18))]);
		return fromApp(asker, 'Load artwork', 'GET /v1/artwork', inner);
	},
};

/** Recommendations are down; the page comes without that row. */
export const sideBranch: Story = {
	truth: fault('side-branch', '', ''),
	weight: 2,
	tell: (random, asker) => {
		const failing: Call = {
			service: 'recommendations',
			name: 'GET /rows',
			at: 4,
			ms: random.around(24),
			status: 503,
			error: 'model not loaded',
			logs: [[20, 'error', 'model not loaded, answering 503']],
		};
		const inner = api(random, 'home-api', 'GET /home', [
			failing,
			ok(random, 'title-metadata', 'GET /titles/batch', 36, 24),
		]);
		return fromApp(asker, 'Open home', 'GET /v1/home', inner);
	},
};

/** An exception is caught and logged as a warning; the answer is right. */
export const swallowedError: Story = {
	truth: fault('swallowed-error', '', ''),
	weight: 2,
	tell: (random, asker) => {
		const exception = {
			atMs: 4,
			name: 'exception',
			attributes: {
				'exception.type': 'WatchlistTimeout',
				'exception.message': 'watchlist did not answer in 5 ms',
			},
		};
		const failing: Call = {
			service: 'watchlist-svc',
			name: 'GET /watchlist',
			at: 8,
			ms: 6,
			status: 504,
			error: 'did not answer in 5 ms',
			events: [exception],
		};
		const inner: Call = {
			...api(random, 'home-api', 'GET /home', [
				failing,
				ok(random, 'title-metadata', 'GET /titles/batch', 30, 30),
			]),
			logs: [[20, 'warn', 'watchlist left out']],
		};
		return fromApp(asker, 'Open home', 'GET /v1/home', inner);
	},
};

export const expiredSession: Story = {
	truth: fault('expired-session', 'auth-svc', 'POST /verify'),
	weight: 2,
	tell: (random, asker) => {
		const refused = { status: 401, error: 'session expired' } as const;
		const verify: Call = {
			service: 'auth-svc',
			name: 'POST /verify',
			at: 5,
			ms: random.around(8),
			...refused,
			logs: [[6, 'error', 'session expired 14 days ago']],
		};
		const inner: Call = {
			service: 'member-profile',
			name: 'GET /profiles/{id}',
			at: 6,
			ms: 40,
			...refused,
			calls: [verify],
		};
		return fromApp(asker, 'Open profile', 'GET /v1/profile', inner, { ...refused });
	},
};

/** A release that reads a field nobody sends. */
export const badDeployment: Story = {
	truth: fault('bad-deployment', 'subtitle-svc', 'GET /tracks/{title}'),
	weight: 1,
	tell: (random, asker) => {
		const broken: Call = {
			service: 'subtitle-svc',
			name: 'GET /tracks/{title}',
			version: '62',
			at: 20,
			ms: random.around(12),
			status: 500,
			error: "TypeError: cannot read property 'lang' of undefined",
			logs: [[8, 'error', "TypeError: cannot read property 'lang' of undefined at Track.parse"]],
		};
		const inner: Call = {
			service: 'manifest-svc',
			name: 'GET /manifest/{title}',
			at: 6,
			ms: 70,
			status: 500,
			error: 'no subtitle tracks',
			calls: [ok(random, 'cdn-steering', 'GET /steer', 4, 6), broken],
		};
		return fromApp(asker, 'Load manifest', 'GET /v1/manifest', inner, { status: 500, error: 'no manifest' });
	},
};
