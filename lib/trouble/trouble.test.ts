import { expect, test } from 'vitest';
import { at } from '../base/assert.ts';
import type { Behaviour, LogBehaviour, OperationBehaviour } from '../ports/analytics/trouble-source.ts';
import { unixNanos } from '../model/time.ts';
import { suspectsOf } from './find-suspects.ts';
import { describeSymptom } from './symptom-phrases.ts';

const MS = 1_000_000;
const bucket = (ms: number) => Math.round(8 * Math.log2(ms * MS + 1));

/** Calls of which all took about as long: half of them a tenth less, half a tenth more. */
function op(
	service: string,
	operation: string,
	ms: number,
	more: Partial<OperationBehaviour> = {},
): OperationBehaviour {
	const calls = more.calls ?? 400;
	return {
		service,
		operation,
		peer: '',
		calling: undefined,
		together: 0,
		callees: new Map(),
		lastService: '',
		lastOperation: '',
		errors: more.ownErrors ?? 0,
		ownErrors: 0,
		ownErrorRequests: more.ownErrors ?? 0,
		ownNanos: calls * ms * MS,
		histogram: new Map([
			[bucket(ms * 0.9), calls / 2],
			[bucket(ms * 1.1), calls / 2],
		]),
		...more,
		calls,
	};
}

/** The way from one service to another and back. */
const way = (service: string, peer: string, ms: number) =>
	op(service, `call ${peer}`, ms, { peer, calling: CALLING, lastService: peer, lastOperation: 'serve' });
const CALLING = { sure: false, from: 'GET /', offsetNanos: 1 * MS };
const behaviour = (
	operations: readonly OperationBehaviour[],
	logs: readonly LogBehaviour[] = [],
): Behaviour => ({
	requests: 400,
	requestNanos: 100 * MS,
	operations,
	logs,
	oneOf: 1,
});
const accused = (now: Behaviour, usual: Behaviour) =>
	suspectsOf(now, usual, new Map()).map(({ service }) => service);

const WEB = [op('web', 'GET /', 10), way('web', 'keys', 2), way('web', 'ads', 2), way('web', 'cart', 2)];
const REST = [op('keys', 'serve', 5), op('ads', 'serve', 5), op('cart', 'serve', 5), way('cart', 'keys', 2)];

test('nothing is otherwise than usual: nobody is named', () => {
	const usual = behaviour([...WEB, ...REST]);
	expect(accused(usual, usual)).toEqual([]);
	expect(accused(behaviour([]), usual)).toEqual([]);
	expect(accused(usual, behaviour([]))).toEqual([]);
});

test('own work that takes longer speaks against its service, not against those who wait for it', () => {
	const usual = behaviour([...WEB, ...REST]);
	const now = behaviour([...WEB, op('keys', 'serve', 60), ...REST.slice(1)]);
	const [first, ...others] = suspectsOf(now, usual, new Map());
	expect([first?.service, others]).toEqual(['keys', []]);
	expect(describeSymptom(at(first?.signs ?? [], 0))).toBe(
		'serve took 60 ms, usually 5 ms, without the calls below it',
	);
});

test('slow ways speak against the end that they have in common', () => {
	const usual = behaviour([...WEB, ...REST]);
	const toKeys = [at(WEB, 0), way('web', 'keys', 50), way('web', 'ads', 2), way('web', 'cart', 2)];
	const oneEnd = behaviour([...toKeys, ...REST.slice(0, 3), way('cart', 'keys', 50)]);
	expect(accused(oneEnd, usual)[0]).toBe('keys');
	const ofWeb = [at(WEB, 0), way('web', 'keys', 50), way('web', 'ads', 50), way('web', 'cart', 50)];
	expect(accused(behaviour([...ofWeb, ...REST]), usual)[0]).toBe('web');
	// With nothing else to go by, the called end.
	expect(accused(behaviour([...toKeys, ...REST]), usual)[0]).toBe('keys');
});

test('errors of its own speak against a service; passed on they do not, nor do the lines that tell of them', () => {
	const usual = behaviour([...WEB, ...REST]);
	const line = (service: string, pattern: string): LogBehaviour => ({
		service,
		pattern,
		severity: 17,
		requests: 80,
	});
	const now = behaviour(
		[
			op('web', 'GET /', 10, { errors: 80 }),
			...WEB.slice(1),
			op('keys', 'serve', 5, { ownErrors: 80 }),
			...REST.slice(1),
		],
		[line('web', 'keys failed'), line('keys', 'no key …')],
	);
	const suspects = suspectsOf(now, usual, new Map());
	expect(suspects.map(({ service }) => service)).toEqual(['keys']);
	expect(suspects[0]?.signs.map(describeSymptom)).toEqual([
		'20 % of serve calls failed, usually 0 %',
		'Logged “no key …” in 20 % of requests, what is usual is not known',
	]);
});

test('calls that end without calling on: they stopped by themselves, or after what they called last', () => {
	const ended = (operation: string, calls: number) =>
		op('web', 'GET /', 10, { calls, lastService: operation === '' ? '' : 'web', lastOperation: operation });
	const usual = behaviour([ended('call cart', 400), ...WEB.slice(1), ...REST]);
	const alone = behaviour([ended('call cart', 200), ended('', 200), ...WEB.slice(1), ...REST]);
	expect(accused(alone, usual)).toEqual(['web']);
	const atKeys = behaviour([ended('call cart', 200), ended('call keys', 200), ...WEB.slice(1), ...REST]);
	expect(accused(atKeys, usual)).toEqual(['keys']);
});

test('a service that is not reached any more is named, not who waits for it', () => {
	const cart = op('web', 'call cart', 2_000, { ownErrors: 400, calling: CALLING });
	const usual = behaviour([...WEB, ...REST]);
	const now = behaviour([...WEB.slice(0, 3), cart, ...REST.slice(0, 2)]);
	const [first, ...others] = suspectsOf(now, usual, new Map());
	expect(first?.service).toBe('cart');
	expect(others.every(({ score }) => score < (first?.score ?? 0) / 2)).toBe(true);
	expect(first?.signs.map(describeSymptom)).toContain(
		'100 % of web’s call cart calls did not reach it, usually 0 %',
	);
});

test('a new warning speaks against its service; one that is usual does not, nor does one where no log was kept', () => {
	const warning: LogBehaviour = { service: 'keys', pattern: 'pool is empty', severity: 13, requests: 100 };
	const other: LogBehaviour = { ...warning, pattern: 'started' };
	const all = [...WEB, ...REST];
	expect(accused(behaviour(all, [warning]), behaviour(all, [other]))).toEqual(['keys']);
	expect(accused(behaviour(all, [warning]), behaviour(all, [{ ...warning, requests: 20 }]))).toEqual([]);
	expect(accused(behaviour(all, [warning]), behaviour(all))).toEqual([]);
});

test('a handful of calls, or a share within chance, is no trouble', () => {
	const usual = behaviour([...WEB, ...REST, op('keys', 'rare', 5, { calls: 4 })]);
	const few = behaviour([...WEB, ...REST, op('keys', 'rare', 500, { calls: 4, ownErrors: 4 })]);
	expect(accused(few, usual)).toEqual([]);
	const chance = behaviour([...WEB, op('keys', 'serve', 5, { ownErrors: 6 }), ...REST.slice(1)]);
	expect(accused(chance, usual)).toEqual([]);
	// Four tries each in a few requests: as many failures, not as much evidence.
	const tried = (ownErrorRequests: number) =>
		behaviour([...WEB, op('keys', 'serve', 5, { ownErrors: 32, ownErrorRequests }), ...REST.slice(1)]);
	expect(accused(tried(32), usual)).toEqual(['keys']);
	expect(accused(tried(8), usual)).toEqual([]);
});

test('calls that have one name for all: who is called at that place of the caller is who was not reached', () => {
	const get = (from: string, offset: number, peer: string, more: Partial<OperationBehaviour> = {}) =>
		op('web', 'HTTP GET', 2, {
			peer,
			calling: { sure: false, from, offsetNanos: offset * MS },
			lastService: peer,
			lastOperation: peer === '' ? '' : 'serve',
			...more,
		});
	const [home, cart] = [op('web', 'GET /', 10), op('web', 'GET /cart', 10)];
	const rest = [op('keys', 'serve', 5), op('ads', 'serve', 5), op('cart', 'serve', 5)];
	const usual = [get('GET /', 2, 'keys'), get('GET /', 9, 'ads'), get('GET /cart', 9, 'cart')];
	const now = [get('GET /', 2, 'keys'), get('GET /', 8, '', { ownErrors: 300 }), get('GET /cart', 9, 'cart')];
	const line = { service: 'web', pattern: 'call failed', severity: 17, requests: 300 };
	const suspects = suspectsOf(
		behaviour([home, cart, ...now, ...rest], [line]),
		behaviour([home, cart, ...usual, ...rest]),
		new Map(),
	);
	// Lines of the caller tell of the same.
	expect(suspects.map(({ service }) => service)).toEqual(['ads']);
});

test('calls that get further than before have recovered: nobody is accused of it, only of the loss', () => {
	const get = (operation: string, calls: number) =>
		op('web', 'GET /', 10, { calls, lastService: 'web', lastOperation: operation });
	const rest = [way('web', 'keys', 2), op('keys', 'serve', 5), op('web', 'handle error', 1)];
	const failing = behaviour([get('handle error', 300), get('call keys', 100), ...rest]);
	const well = behaviour([get('call keys', 400), ...rest]);
	expect(accused(well, failing)).toEqual([]);
	expect(accused(failing, well)).toEqual(['web']);
});

test('traffic that moves from one route to another is no sign, though calls have one name for all', () => {
	const get = (peer: string, calls: number) =>
		op('web', 'HTTP GET', 2, { peer, calling: CALLING, lastService: peer, lastOperation: 'serve', calls });
	const usual = behaviour([...WEB, ...REST, get('keys', 300), get('ads', 100)]);
	const now = behaviour([...WEB, ...REST, get('keys', 100), get('ads', 300)]);
	expect(accused(now, usual)).toEqual([]);
});

test('work that calls one other service is no call of it, where the services send no spans of their calls', () => {
	const inner = (ms: number) =>
		op('cart', 'Cart.get', ms, {
			peer: 'keys',
			calling: CALLING,
			lastService: 'keys',
			lastOperation: 'serve',
		});
	const together = op('web', 'Web.home', 10, {
		together: 400,
		lastService: 'cart',
		lastOperation: 'Cart.get',
	});
	const all = (ms: number) => behaviour([together, inner(ms), op('keys', 'serve', 5)]);
	expect(accused(all(60), all(5))).toEqual(['cart']);
});

test('where callers send no spans of their calls, a service that several no longer call is named, or one that a caller names', () => {
	const home = (calls: number, keys: number) =>
		op('web', 'GET /', 10, {
			calls,
			lastService: keys === 0 ? '' : 'keys',
			lastOperation: keys === 0 ? '' : 'serve',
			callees: new Map([['keys', keys]]),
		});
	const cart = (calls: number, keys: number) =>
		op('cart', 'serve', 5, {
			calls,
			lastService: keys === 0 ? 'ads' : 'keys',
			lastOperation: 'serve',
			callees: new Map([
				['ads', calls],
				['keys', keys],
			]),
			together: calls,
		});
	const rest = [op('keys', 'serve', 5), op('ads', 'serve', 5)];
	const usual = behaviour([home(400, 400), cart(400, 400), ...rest]);
	const down = behaviour([home(200, 200), home(200, 0), cart(200, 200), cart(200, 0), ...rest]);
	const [first, ...others] = suspectsOf(down, usual, new Map());
	expect([first?.service, others]).toEqual(['keys', []]);
	expect(describeSymptom(at(first?.signs ?? [], 0))).toBe(
		'50 % of web’s GET / calls did not reach it, usually 0 %',
	);
	// Of one caller nobody knows whether it stopped by itself, unless it says.
	const oneLess = [home(200, 200), home(200, 0), ...rest];
	const line = { service: 'web', pattern: 'call of keys failed', severity: 17, requests: 200 };
	expect(accused(behaviour(oneLess), behaviour([home(400, 400), ...rest]))).toEqual(['web']);
	expect(accused(behaviour(oneLess, [line]), behaviour([home(400, 400), ...rest]))).toEqual(['keys']);
});

test('where callers send no spans of their calls, work that is slow wherever one service is called speaks against that', () => {
	const work = (service: string, name: string, ms: number, callee: string) =>
		op(service, name, ms, { callees: new Map([[callee, 400]]), together: 400 });
	const all = (ms: number) =>
		behaviour([
			work('web', 'GET /', ms, 'keys'),
			work('web', 'GET /ads', 10, 'ads'),
			work('cart', 'serve', ms, 'keys'),
			work('cart', 'list', 10, 'ads'),
			op('keys', 'serve', 5),
			op('ads', 'serve', 5),
		]);
	expect(accused(all(60), all(10))[0]).toBe('keys');
});

test('of two suspects the one that was deployed since is asked first', () => {
	const usual = behaviour([...WEB, ...REST]);
	const now = behaviour([...WEB, op('keys', 'serve', 60), op('ads', 'serve', 40), at(REST, 2)]);
	const newVersion = { version: '2', firstSeen: unixNanos(2_000n) };
	expect(suspectsOf(now, usual, new Map())[0]).toMatchObject({ service: 'keys', newVersion: undefined });
	expect(suspectsOf(now, usual, new Map([['ads', newVersion]]))[0]).toMatchObject({
		service: 'ads',
		newVersion,
	});
});
