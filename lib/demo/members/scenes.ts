import type { AttributeValue } from '../../model/attributes.ts';
import type { Call } from '../call.ts';
import type { Asker } from '../people.ts';
import type { Random } from '../random.ts';
import { api, fromApp, ok } from '../stories/parts.ts';
import { playerReport } from '../stories/player-report.ts';
import { startOfTitle, stopOfTitle } from '../stories/watching.ts';
import type { Viewer } from './viewer.ts';

/** One request of a viewer, so many seconds after Play was pressed. */
export interface Scene {
	readonly at: number;
	tell(random: Random, asker: Asker, viewer: Viewer): Call;
}

/** How a request is refused: by whom, in which words, and what the app shows. */
export interface Refusal {
	readonly service: string;
	readonly operation: string;
	readonly status: number;
	readonly type: string;
	readonly log: string;
	readonly shown: string;
	readonly text: string;
	/** Version that answered, where it is not the service's usual one. */
	readonly version?: string;
	/** Milliseconds that the refusing service takes. */
	readonly ms?: number;
}

export const press = (at = 0): Scene => ({
	at,
	tell: (random, asker) => startOfTitle.tell(random, asker),
});
export const stop = (at: number): Scene => ({ at, tell: (random, asker) => stopOfTitle.tell(random, asker) });

interface Offer {
	readonly offered?: number;
	readonly attributes?: Readonly<Record<string, AttributeValue>>;
	readonly refusal?: Refusal;
	/** Milliseconds that choosing streams takes. */
	readonly ms?: number;
}

/** The app asks what it may play: who it is, what the plan and the device allow, which streams there are. */
export const play = (at: number, offer: Offer = {}): Scene => ({
	at,
	tell: (random, asker, viewer) => {
		const { refusal, offered = 14 } = offer;
		const manifest = {
			...ok(random, 'manifest-svc', 'GET /manifest/{title}', 60, 40),
			attributes: {
				...viewer.asset,
				'manifest.streams.offered': offered,
				'manifest.streams.total': 14,
				...offer.attributes,
			},
			...(offer.ms === undefined ? {} : { ms: offer.ms }),
		};
		const checks: Call[] = [
			{
				...ok(random, 'member-profile', 'GET /profiles/{id}', 6, 11),
				attributes: { 'user.email': viewer.email, 'user.full_name': viewer.name },
			},
			{ ...ok(random, 'entitlement-svc', 'GET /entitlements', 18, 14), attributes: viewer.plan },
			{ ...ok(random, 'device-catalog', 'GET /devices/{model}', 34, 8), attributes: viewer.can },
		];
		const last = refusal ? refuse(refusal, 60) : manifest;
		const inner = api(random, 'playback-api', 'POST /play', [...checks, last]);
		return refusal
			? fromApp(asker, 'Play', 'POST /v2/play', failing(inner, refusal), shown(refusal))
			: fromApp(asker, 'Play', 'POST /v2/play', inner);
	},
});

/** The app asks for the right to play in a quality. */
export const licence = (at: number, quality: 'SD' | 'HD' | '4K', refusal?: Refusal): Scene => ({
	at,
	tell: (random, asker) => {
		const name = `Acquire ${quality} licence`;
		const issue = refusal ? refuse(refusal, 20) : ok(random, 'license-svc', 'POST /issue', 20, 24);
		const inner = api(random, 'playback-api', 'POST /licences/acquire', [issue]);
		return refusal
			? fromApp(asker, name, 'POST /v2/licences', failing(inner, refusal), shown(refusal))
			: fromApp(asker, name, 'POST /v2/licences', inner);
	},
});

/** A request of another kind, done or refused. */
export const ask = (
	at: number,
	name: string,
	route: string,
	services: readonly string[],
	refusal?: Refusal,
): Scene => ({
	at,
	tell: (random, asker) => {
		const [service = 'playback-api', below] = services;
		const calls = refusal
			? [refuse(refusal, 8)]
			: below === undefined
				? []
				: [ok(random, below, `GET /${below.split('-')[0] ?? ''}`, 4, 12)];
		const inner = api(random, service, route.replace(/\/v\d/, ''), calls);
		return refusal
			? fromApp(asker, name, route, failing(inner, refusal), shown(refusal))
			: fromApp(asker, name, route, inner);
	},
});

interface Picture {
	readonly height: number;
	readonly kbits: number;
	/** What the connection gives, in kbit/s; left out where the player does not measure it. */
	readonly connection?: number;
	/** Pauses since the last report, in milliseconds. */
	readonly paused?: number;
	readonly more?: Readonly<Record<string, AttributeValue>>;
}

/** What the player reports while it plays. */
export const report = (at: number, picture: Picture): Scene => ({
	at,
	tell: (random, asker) => {
		const { height, kbits, connection, paused, more } = picture;
		const event = {
			name: 'playback.progress',
			attributes: {
				'playback.position': at,
				'playback.height': height,
				'playback.bitrate_kbps': kbits,
				...(connection === undefined ? {} : { 'network.throughput_kbps': connection }),
				...(paused === undefined ? {} : { 'playback.paused_ms': paused }),
			},
		};
		const taken = ok(random, 'playback-events', 'POST /events', 6, 6);
		return playerReport(asker, 'Report progress', event, taken, more);
	},
});

function refuse(refusal: Refusal, at: number): Call {
	const ms = refusal.ms ?? 18;
	return {
		service: refusal.service,
		name: refusal.operation,
		at,
		ms,
		...(refusal.version === undefined ? {} : { version: refusal.version }),
		status: refusal.status,
		error: refusal.type,
		attributes: { 'error.type': refusal.type },
		logs: [[Math.max(0, ms - 2), 'error', refusal.log]],
	};
}

function failing(inner: Call, refusal: Refusal): Call {
	return { ...inner, status: refusal.status, error: refusal.type };
}

function shown(refusal: Refusal) {
	return {
		status: refusal.status,
		error: refusal.type,
		attributes: { 'app.error.code': refusal.shown, 'app.error.message': refusal.text },
	};
}
