import type { Call } from '../call.ts';
import type { Asker } from '../people.ts';
import type { Random } from '../random.ts';

/** A request's way in: app, then gateway, then the API it wants. The inner call decides how long all take. */
export function fromApp(
	asker: Asker,
	name: string,
	route: string,
	inner: Call,
	end: { readonly status: number; readonly error?: string; readonly attributes?: Call['attributes'] } = {
		status: 200,
	},
): Call {
	const { status, error } = end;
	return {
		service: asker.app,
		name,
		kind: 'client',
		at: 0,
		ms: inner.ms + 42,
		error,
		attributes: {
			'http.request.method': route.split(' ')[0] ?? 'GET',
			'http.response.status_code': status,
			...end.attributes,
		},
		calls: [
			{
				service: 'edge-gateway',
				name: route,
				at: 18,
				ms: inner.ms + 12,
				status,
				error,
				logs: status >= 500 ? [[inner.ms + 10, 'error', `upstream ${inner.service} ${status} ${route}`]] : [],
				calls: [{ ...inner, at: 6 }],
			},
		],
	};
}

/** A healthy HTTP call. */
export function ok(
	random: Random,
	service: string,
	name: string,
	at: number,
	usualMs: number,
	calls: readonly Call[] = [],
): Call {
	const below = Math.max(0, ...calls.map((call) => call.at + call.ms));
	return { service, name, at, ms: Math.max(random.around(usualMs), below + 0.6), status: 200, calls };
}

/** A read of a database. */
export function read(service: string, name: string, at: number, ms: number, table: string): Call {
	return {
		service,
		name,
		at,
		ms,
		kind: 'client',
		attributes: {
			'db.system.name': 'postgresql',
			'db.collection.name': table,
			'db.operation.name': 'SELECT',
		},
	};
}

/** What playback asks before it plays anything: 8 calls to 6 services. */
export function playbackChecks(random: Random): readonly Call[] {
	const third = [
		ok(random, 'geo-lookup', 'GET /where', 2, 6),
		ok(random, 'rights-db', 'GET /rights/{title}', 4, 9),
	];
	return [
		ok(random, 'session-store', 'GET /sessions/{id}', 4, 7),
		ok(random, 'member-profile', 'GET /profiles/{id}', 6, 11),
		ok(random, 'entitlement-svc', 'GET /entitlements', 14, 30, third),
		{
			...ok(random, 'device-catalog', 'GET /devices/{model}', 20, 8),
			logs: [[3, 'info', 'capabilities nova-8: hdcp=1.4 security=L1 maxHeight=1080']],
		},
		ok(random, 'device-catalog', 'GET /profiles/{model}', 30, 6),
		ok(random, 'rights-db', 'GET /windows/{title}', 34, 8),
	];
}

function outer(inner: Call): number {
	return Math.max(0, ...(inner.calls ?? []).map((call) => call.at + call.ms));
}

/** Wraps calls in the API that makes them and lets it take a little longer than they do. */
export function api(random: Random, service: string, name: string, calls: readonly Call[]): Call {
	const call: Call = { service, name, at: 6, ms: 0, status: 200, calls };
	return { ...call, ms: outer(call) + random.around(6) };
}
