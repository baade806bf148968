import { type Asking, readOptions } from '../asking.ts';
import type { SourceStatus } from '../../model/source-status.ts';
import { type UnixNanos, unixNanos, type TimeWindow } from '../../model/time.ts';
import type { User } from '../../model/user.ts';
import type { PersonFacts } from '../../studio/facts.ts';
import { judge } from '../../studio/judge.ts';
import type { Judgement } from '../../studio/judgement.ts';
import type { LinkedSentence } from '../../studio/sentence.ts';
import { describeBatch } from '../../studio/batch.ts';
import { askAll } from '../ask-source.ts';
import type { Ports } from '../site-ports.ts';
import type { StudioSources } from '../studio-sources.ts';
import { DEADLINES_MS } from '../limits.ts';

const DAY = 86_400_000_000_000n;
const REQUEST_DAYS = 7;
const CHANGE_DAYS = 30;
const MAX_EVENTS = 200;
const MAX_REQUESTS = 100;
/** People of a batch that are looked at. */
const MAX_OF_BATCH = 500;

/** Everything known about a person in production. */
export interface OpenedPerson {
	readonly facts: PersonFacts;
	readonly judgement: Judgement;
	/** Who made the change that did it, and what became of the others; empty without such a change. */
	readonly batch: readonly LinkedSentence[];
	/** Requests there are, shown or not. */
	readonly totalRequests: number;
}

export type PersonOpening =
	| { readonly found: true; readonly person: OpenedPerson }
	| { readonly found: false; readonly sources: readonly SourceStatus[] };

/** Asks every source for one person at once, then judges. A source that fails is told of and empties nothing else. */
export async function openPerson(asking: Asking, ports: Ports, userId: string): Promise<PersonOpening> {
	const { now } = asking;
	const { user, asked } = await findUser(asking, ports.studio, userId);
	if (!user) return { found: false, sources: asked };
	const found = await readFacts(asking, ports, user);
	const facts = { ...found.facts, sources: [...asked, ...found.facts.sources] };
	const judgement = judge(facts);
	const batch = await readBatch(asking, ports, judgement, daysBefore(now, CHANGE_DAYS));
	return { found: true, person: { facts, judgement, batch, totalRequests: found.totalRequests } };
}

/** A person by ID: the first directory that knows them. What became of asking each is told beside. */
export async function findUser(
	asking: Asking,
	studio: StudioSources,
	userId: string,
): Promise<{ readonly user: User | undefined; readonly asked: readonly SourceStatus[] }> {
	const directories = await askAll(asking, studio.directories, {
		kind: 'people',
		deadlineMs: DEADLINES_MS.person,
		work: (directory, options) => directory.read(userId, options),
		count: (user) => all(user ? 1 : 0),
	});
	return {
		user: directories.find(({ value }) => value !== undefined)?.value,
		asked: directories.map(({ status }) => status),
	};
}

async function readFacts(asking: Asking, ports: Ports, user: User) {
	const { now } = asking;
	const ids = [user.id, ...user.otherAccounts];
	const requestDays = Math.min(REQUEST_DAYS, ports.retentionDays);
	const recent = daysBefore(now, requestDays);
	const [logins, changes, refusals, requests] = await Promise.all([
		askLogins(asking, ports, ids, recent),
		askChanges(asking, ports, ids, daysBefore(now, CHANGE_DAYS)),
		askRefusals(asking, ports, ids, recent),
		askRequests(asking, ports, ids, recent),
	]);
	const facts: PersonFacts = {
		user,
		now,
		logins: newestFirst(logins.flatMap(({ value }) => value?.events ?? [])),
		// A change told by two sources is one change.
		changes: newestFirst(once(changes.flatMap(({ value }) => value?.changes ?? []))),
		refusals: newestFirst(refusals.flatMap(({ value }) => value?.refusals ?? [])),
		requests: requests
			.flatMap(({ value }) => value?.requests ?? [])
			.sort((a, b) => (a.startTime > b.startTime ? -1 : 1)),
		days: { requests: requestDays, changes: CHANGE_DAYS },
		sources: [...logins, ...changes, ...refusals, ...requests].map(({ status }) => status),
	};
	return { facts, totalRequests: requests.reduce((sum, { value }) => sum + (value?.total ?? 0), 0) };
}

function askLogins(asking: Asking, { studio }: Ports, ids: readonly string[], range: TimeWindow) {
	return askAll(asking, studio.loginHistories, {
		kind: 'sign-ins',
		deadlineMs: DEADLINES_MS.person,
		work: (history, options) => history.logins(ids, range, MAX_EVENTS, options),
		count: ({ events, total }) => ({ given: events.length, total }),
	});
}

function askChanges(asking: Asking, { studio }: Ports, ids: readonly string[], range: TimeWindow) {
	return askAll(asking, studio.roleChangeLogs, {
		kind: 'role changes',
		deadlineMs: DEADLINES_MS.person,
		work: (log, options) => log.changes(ids, range, MAX_EVENTS, options),
		count: ({ changes, total }) => ({ given: changes.length, total }),
	});
}

function askRefusals(asking: Asking, { studio }: Ports, ids: readonly string[], range: TimeWindow) {
	return askAll(asking, studio.refusalLogs, {
		kind: 'refusals',
		deadlineMs: DEADLINES_MS.person,
		work: (log, options) => log.refusals(ids, range, MAX_EVENTS, options),
		count: ({ refusals, total }) => ({ given: refusals.length, total }),
	});
}

/** Requests of each account in each trace store that can search. Those not shown are counted, not told as missing. */
async function askRequests(asking: Asking, ports: Ports, ids: readonly string[], range: TimeWindow) {
	const { traceStores, studio } = ports;
	const searchable = traceStores.filter(({ capabilities }) => capabilities.search);
	const answers = await Promise.all(
		ids.map((id) =>
			askAll(asking, searchable, {
				kind: 'traces',
				deadlineMs: DEADLINES_MS.person,
				work: (store, options) => {
					const attributes = [[studio.userAttribute, id]] as const;
					return store.search({ attributes, ...range, rare: true, limit: MAX_REQUESTS }, options);
				},
				count: (page) => all(page.requests.length),
			}),
		),
	);
	return answers.flat();
}

/** Says nothing of the others where no source knows the batch. */
async function readBatch(
	asking: Asking,
	{ studio }: Ports,
	{ causes }: Judgement,
	range: TimeWindow,
): Promise<readonly LinkedSentence[]> {
	const change = causes.find((cause) => cause.change)?.change;
	if (!change) return [];
	if (change.batchId === '' || change.batchSize <= 1) return describeBatch(change, []);
	const options = readOptions(asking, DEADLINES_MS.person);
	const reads = await Promise.allSettled(
		studio.roleChangeLogs.map((log) => log.batch(change.batchId, range, MAX_OF_BATCH, options)),
	);
	return describeBatch(
		change,
		reads.flatMap((read) => (read.status === 'fulfilled' ? read.value.changes : [])),
	);
}

function daysBefore(now: UnixNanos, days: number): TimeWindow {
	return { from: unixNanos(now - BigInt(days) * DAY), to: unixNanos(now + DAY / 24n) };
}

function newestFirst<T extends { readonly time: UnixNanos }>(items: readonly T[]): readonly T[] {
	return items.toSorted((a, b) => (a.time > b.time ? -1 : a.time < b.time ? 1 : 0));
}

function once<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
	return [...new Map(items.map((item) => [item.id, item])).values()];
}

function all(count: number): { readonly given: number; readonly total: number } {
	return { given: count, total: count };
}
