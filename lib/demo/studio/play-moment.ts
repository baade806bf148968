import type { Call, LogLine } from '../call.ts';
import type { Asker } from '../people.ts';
import type { Random } from '../random.ts';
import { fromApp, ok } from '../stories/parts.ts';
import { fault, HEALTHY, type Story } from '../story.ts';
import type { CrewMember } from './crew.ts';
import type { Moment } from './moment.ts';

/** A person at work: what their requests carry is their ID and nothing personal. */
export function crewAsker(id: string, app: string): Asker {
	return { app, region: 'us-east-1', shared: { 'user.id': id } };
}

/** A moment as a request of the system that it happens in, with the log lines that tell of it. */
export function momentStory(person: CrewMember, moment: Moment, at: bigint): Story {
	const id = moment.account ?? person.id;
	const story = (app: string, tell: Story['tell'], truth = HEALTHY): Story => ({
		truth,
		weight: 0,
		asker: () => crewAsker(id, app),
		tell,
	});
	switch (moment.kind) {
		case 'sign-in':
			return story('crew-portal', (random, asker) =>
				signIn(random, asker, signInLine(person, id, moment, at), moment.outcome),
			);
		case 'role':
			return { ...story('studio-web', () => roleSync(roleLines(id, moment, at))), asker: () => NOBODY };
		case 'worked':
			return story(moment.app, (random, asker) =>
				fromApp(asker, moment.action, 'GET /work/{id}', ok(random, 'assets-api', 'GET /work/{id}', 6, 40)),
			);
		case 'failed':
			return story(
				moment.app,
				(random, asker) => failing(random, asker, moment.action),
				fault('dailies-unavailable', 'assets-api', 'GET /work/{id}'),
			);
		case 'refused':
			return story(
				moment.app,
				(random, asker) => refusal(random, asker, moment.action, refusalLine(id, moment)),
				fault('wrong-role', 'studio-access', 'POST /check'),
			);
	}
}

/** What happens to people is no request of theirs. */
const NOBODY: Asker = { app: 'studio-web', region: 'us-east-1', shared: {} };

export function signIn(random: Random, asker: Asker, line: LogLine, outcome: string): Call {
	// Whoever is not let in was answered: to refuse is no failure of the service.
	const status = outcome === 'ok' || outcome === 'reset' || outcome === 'unlocked' ? 201 : 401;
	const login: Call = {
		...ok(random, 'auth-svc', 'POST /sign-in', 6, 40),
		status,
		attributes: { 'event.name': 'user.sign_in' },
		logs: [line],
	};
	const session: Call = {
		service: 'studio-access',
		name: 'POST /sessions',
		at: 6,
		ms: login.ms + 20,
		status,
		calls: [login],
	};
	return fromApp(asker, 'Sign in', 'POST /sign-in', session, { status });
}

export function roleSync(logs: readonly LogLine[]): Call {
	return {
		service: 'studio-access',
		name: 'role sync',
		at: 0,
		ms: 120,
		kind: 'consumer',
		attributes: { 'event.name': 'user.role_changed', 'messaging.destination.name': 'role-sync' },
		logs,
	};
}

export function refusal(random: Random, asker: Asker, action: string, line: LogLine): Call {
	const refused = { status: 403, error: 'role does not cover this project' } as const;
	const check: Call = {
		service: 'studio-access',
		name: 'POST /check',
		at: 3,
		ms: random.around(9),
		...refused,
		logs: [line],
	};
	const inner: Call = {
		service: 'assets-api',
		name: 'GET /work/{id}',
		at: 6,
		ms: 30,
		...refused,
		calls: [check],
	};
	return fromApp(asker, action, 'GET /work/{id}', inner, refused);
}

function failing(random: Random, asker: Asker, action: string): Call {
	const gone = { status: 503, error: 'proxy files are not readable' } as const;
	const inner: Call = {
		service: 'assets-api',
		name: 'GET /work/{id}',
		at: 6,
		ms: random.around(40),
		...gone,
		logs: [[20, 'error', 'proxy files are not readable: volume dailies-07 is read only']],
	};
	return fromApp(asker, action, 'GET /work/{id}', inner, gone);
}

function signInLine(
	person: CrewMember,
	id: string,
	moment: Extract<Moment, { kind: 'sign-in' }>,
	at: bigint,
): LogLine {
	const { outcome, tries = 1, lockedFor } = moment;
	const until = lockedFor === undefined ? {} : { until: isoOf(at + BigInt(lockedFor) * 60_000_000_000n) };
	const fields = {
		event: 'user.sign_in',
		user: id,
		outcome,
		tries,
		...until,
		city: person.city,
		device: person.device,
	};
	return [20, outcome === 'ok' ? 'info' : 'warn', `sign-in ${outcome}`, fields];
}

export function refusalLine(
	id: string,
	{ app, project, role }: { readonly app: string; readonly project: string; readonly role: string },
): LogLine {
	const needs = project === '' ? {} : { project, needs: role };
	return [
		4,
		'error',
		'role does not cover this project',
		{ event: 'access.refused', user: id, app, ...needs },
	];
}

/** One line for each person of a batch. */
export function roleLines(
	id: string,
	moment: Extract<Moment, { kind: 'role' }>,
	at: bigint,
): readonly LogLine[] {
	const { what, role, was, is, by, batch } = moment;
	const people = [id, ...(batch?.people ?? [])];
	const inBatch = batch ? { batch: batch.id, size: people.length } : {};
	return people.map(
		(user): LogLine => [
			60,
			'info',
			`role ${what}`,
			{ event: 'user.role_changed', change: changeId(user, at), user, what, role, was, is, by, ...inBatch },
		],
	);
}

/** The same in the log line and in the table that remembers longer. */
export function changeId(userId: string, at: bigint): string {
	return `${userId}-${at / 1_000_000n}`;
}

function isoOf(nanos: bigint): string {
	return new Date(Number(nanos / 1_000_000n)).toISOString();
}
