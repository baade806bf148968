import type { AccessRefusal } from '../../model/access-refusal.ts';
import type { TraceId } from '../../model/ids.ts';
import type { LoginEvent } from '../../model/login-event.ts';
import type { RoleChange } from '../../model/role-change.ts';
import type { TraceSummary } from '../../model/search.ts';
import type { SourceKind, SourceStatus } from '../../model/source-status.ts';
import { fromMillis, type UnixNanos } from '../../model/time.ts';
import type { User } from '../../model/user.ts';
import type { PersonFacts } from '../facts.ts';

/** 17 Nov 2026, 02:59 UTC: when the mocks were drawn. */
export const NOW = fromMillis(Date.UTC(2026, 10, 17, 2, 59));
export const SEASON_1 = 'Harbor Lights, Season 1';
export const SEASON_2 = 'Harbor Lights, Season 2';

/** So many minutes before now. */
export function ago(minutes: number): UnixNanos {
	return fromMillis(Date.UTC(2026, 10, 17, 2, 59) - minutes * 60_000);
}

export const MARISOL: User = {
	id: 'u-58213',
	name: 'Marisol Vega',
	email: 'marisol.vega@blackbirdpost.example',
	pronoun: 'she',
	jobTitle: 'Assistant editor',
	company: 'Blackbird Post',
	employment: 'contractor',
	active: true,
	contractEnds: fromMillis(Date.UTC(2027, 1, 28)),
	secondStep: 'set',
	timeZone: 'America/Los_Angeles',
	place: 'Los Angeles',
	roles: [{ role: 'Assistant editor', project: SEASON_1 }],
	otherAccounts: ['g-77120'],
	source: 'directory',
};

export function login(minutes: number, own: Partial<LoginEvent> = {}): LoginEvent {
	return {
		time: ago(minutes),
		userId: MARISOL.id,
		outcome: 'signed-in',
		attempts: 1,
		lockedUntil: undefined,
		place: 'Los Angeles',
		device: 'Firefox on macOS',
		traceId: undefined,
		source: 'sign-in log',
		...own,
	};
}

export function change(minutes: number, own: Partial<RoleChange> = {}): RoleChange {
	return {
		id: `c-${minutes}`,
		time: ago(minutes),
		userId: MARISOL.id,
		kind: 'moved',
		role: 'Assistant editor',
		was: SEASON_2,
		is: SEASON_1,
		changedBy: 'Dana Whitlock',
		batchId: 'b-4471',
		batchSize: 14,
		source: 'role log',
		...own,
	};
}

export function refusal(minutes: number, own: Partial<AccessRefusal> = {}): AccessRefusal {
	return {
		time: ago(minutes),
		userId: MARISOL.id,
		app: 'asset-vault',
		project: SEASON_2,
		neededRole: 'Assistant editor',
		traceId: undefined,
		source: 'access log',
		...own,
	};
}

export function request(minutes: number, own: Partial<TraceSummary> = {}): TraceSummary {
	return {
		traceId: String(minutes).padStart(32, '0') as TraceId,
		startTime: ago(minutes),
		durationNanos: 80_000_000,
		spanCount: 4,
		errorCount: own.hasError ? 1 : 0,
		rootService: 'crew-portal',
		rootOperation: 'Open home',
		services: ['crew-portal'],
		hasError: false,
		...own,
	};
}

const KINDS: readonly SourceKind[] = ['people', 'sign-ins', 'role changes', 'refusals', 'traces'];

export function asked(broken: Partial<Record<SourceKind, SourceStatus['status']>> = {}): SourceStatus[] {
	return KINDS.map((kind) => ({
		id: kind,
		name: `${kind} source`,
		kind,
		status: broken[kind] ?? 'ok',
		tookMs: 3,
		count: 1,
		message: broken[kind] ? 'no route to it' : '',
	}));
}

/** A person who signed in and was refused nothing, but for what a test says. */
export function facts(own: Partial<PersonFacts> = {}): PersonFacts {
	return {
		user: MARISOL,
		now: NOW,
		logins: [login(49)],
		changes: [],
		refusals: [],
		requests: [request(48)],
		days: { requests: 7, changes: 30 },
		sources: asked(),
		...own,
	};
}
