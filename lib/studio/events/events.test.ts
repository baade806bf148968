import { expect, test } from 'vitest';
import type { LogRecord } from '../../model/log-record.ts';
import { fromMillis } from '../../model/time.ts';
import type { EventQuery, EventStore } from '../../ports/analytics/event-store.ts';
import { fieldReader } from './field-of.ts';
import { loginEvents } from './login-events.ts';
import { loginMappingSchema, refusalMappingSchema, roleMappingSchema } from './mapping.ts';
import { refusalEvents } from './refusal-events.ts';
import { roleEvents } from './role-events.ts';

const sourceOf = (name: string) => ({ id: name, kind: 'events', name });

const RANGE = { from: fromMillis(0), to: fromMillis(2_000_000_000_000) };
const OPTIONS = { signal: new AbortController().signal, deadlineMs: 1_000 };

function record(body: string, attributes: Record<string, string | number> = {}): LogRecord {
	return {
		time: fromMillis(1_790_000_000_000),
		traceId: undefined,
		spanId: undefined,
		service: 'sign-in',
		severity: 9,
		message: body,
		body,
		attributes: new Map(Object.entries(attributes)),
		resource: new Map(),
		source: 'test',
	};
}

/** A store that gives the same records whatever it is asked, and remembers the question. */
function storeOf(records: readonly LogRecord[], total = records.length) {
	const asked: EventQuery[] = [];
	const store: EventStore = {
		name: 'logs',
		readEvents: async (query) => {
			asked.push(query);
			return { records, total };
		},
	};
	return { store, asked };
}

test('fields are read from attributes, JSON, nested JSON and logfmt; strange names are harmless', () => {
	const json = fieldReader(
		record('{"user":{"id":"u-1"},"a.b":"flat","n":3,"__proto__":{"x":"y"}}', { who: 'me' }),
	);
	expect([
		json('who'),
		json('user.id'),
		json('a.b'),
		json('n'),
		json('__proto__.y'),
		json('no.such'),
	]).toEqual(['me', 'u-1', 'flat', '3', '', '']);
	const logfmt = fieldReader(record('ts=1 user=u-1 city="Los Angeles" say="a \\"b\\""'));
	expect([logfmt('user'), logfmt('city'), logfmt('say')]).toEqual(['u-1', 'Los Angeles', 'a "b"']);
});

test('sign-ins: by this person, of this event, with words that are known; what was cut is counted', async () => {
	const mapping = loginMappingSchema.parse({
		services: ['sign-in'],
		eventField: 'event',
		event: 'user.sign_in',
		fields: { user: 'user', outcome: 'result', attempts: 'tries', lockedUntil: 'until', place: 'city' },
		outcomes: { ok: 'signed-in', locked: 'locked' },
	});
	const { store, asked } = storeOf(
		[
			record(
				'{"event":"user.sign_in","user":"u-1","result":"locked","tries":5,"until":"2026-11-17T02:00:00Z"}',
			),
			record('{"event":"user.sign_in","user":"u-10","result":"ok"}'),
			record('{"event":"user.sign_in_page","user":"u-1","result":"ok"}'),
			record('{"event":"user.sign_in","user":"u-1","result":"who knows"}'),
			record('', { event: 'user.sign_in', user: 'u-1', result: 'ok', city: 'Porto' }),
		],
		7,
	);
	const { events, total } = await loginEvents(sourceOf('door'), store, mapping).logins(
		['u-1'],
		RANGE,
		5,
		OPTIONS,
	);
	expect(asked).toEqual([{ services: ['sign-in'], word: 'user.sign_in', values: ['u-1'], range: RANGE }]);
	expect(events.map(({ outcome, attempts, place }) => [outcome, attempts, place])).toEqual([
		['locked', 5, ''],
		['signed-in', 1, 'Porto'],
	]);
	expect(events[0]?.lockedUntil).toBe(fromMillis(Date.UTC(2026, 10, 17, 2)));
	expect(total).toBe(4);
});

test('role changes, alone and as a batch', async () => {
	const mapping = roleMappingSchema.parse({
		services: ['access'],
		event: 'role_changed',
		fields: {
			user: 'user',
			kind: 'what',
			role: 'role',
			was: 'was',
			is: 'is',
			batchId: 'batch',
			batchSize: 'of',
		},
		kinds: { move: 'moved' },
	});
	const line = {
		'event.name': 'role_changed',
		what: 'move',
		role: 'editor',
		was: 'A',
		is: 'B',
		batch: '7',
		of: 2,
	};
	const { store } = storeOf([record('', { ...line, user: 'u-1' }), record('', { ...line, user: 'u-2' })]);
	const log = roleEvents(sourceOf('roles'), store, mapping);
	const own = await log.changes(['u-1'], RANGE, 10, OPTIONS);
	expect(own.changes).toMatchObject([{ userId: 'u-1', kind: 'moved', was: 'A', is: 'B', batchSize: 2 }]);
	const batch = await log.batch('7', RANGE, 10, OPTIONS);
	expect(batch.changes.map(({ userId }) => userId)).toEqual(['u-1', 'u-2']);
});

test('refusals name the app that wrote the line unless a field does', async () => {
	const fields = { user: 'user', project: 'project', role: 'needs' };
	const mapping = refusalMappingSchema.parse({ services: ['x'], event: 'refused', fields });
	const { store } = storeOf([
		record('', { 'event.name': 'refused', user: 'u-1', project: 'A', needs: 'editor' }),
	]);
	const { refusals } = await refusalEvents(sourceOf('access'), store, mapping).refusals(
		['u-1'],
		RANGE,
		10,
		OPTIONS,
	);
	expect(refusals).toMatchObject([{ app: 'sign-in', project: 'A', neededRole: 'editor' }]);
});
