import type { AccessRefusal } from '../model/access-refusal.ts';
import type { TraceId } from '../model/ids.ts';
import { isFine, type LoginEvent } from '../model/login-event.ts';
import type { RoleChange } from '../model/role-change.ts';
import type { TraceSummary } from '../model/search.ts';
import type { SourceKind, SourceStatus } from '../model/source-status.ts';
import type { UnixNanos } from '../model/time.ts';
import type { User } from '../model/user.ts';

/** Everything that was found out about a person: what rules judge by. Lists are newest first. */
export interface PersonFacts {
	readonly user: User;
	readonly now: UnixNanos;
	readonly logins: readonly LoginEvent[];
	readonly changes: readonly RoleChange[];
	readonly refusals: readonly AccessRefusal[];
	/** Requests in production apps. */
	readonly requests: readonly TraceSummary[];
	/** How far back was looked. */
	readonly days: { readonly requests: number; readonly changes: number };
	/** What became of asking each source. */
	readonly sources: readonly SourceStatus[];
}

/** Refusals of one account at one project, and the change that gave the role back since. */
export interface RefusedProject {
	readonly userId: string;
	readonly project: string;
	/** At least one. */
	readonly refusals: readonly [AccessRefusal, ...AccessRefusal[]];
	readonly healedBy: RoleChange | undefined;
}

/** Refusals by account and project; those with the newest first. */
export function refusedProjects({ refusals, changes }: PersonFacts): readonly RefusedProject[] {
	const groups = new Map<string, [AccessRefusal, ...AccessRefusal[]]>();
	for (const refusal of refusals) {
		const key = JSON.stringify([refusal.userId, refusal.project]);
		const group = groups.get(key);
		if (group) group.push(refusal);
		else groups.set(key, [refusal]);
	}
	return Array.from(groups.values(), (group) => {
		const [{ userId, project, time }] = group;
		const healedBy = changes.find(
			(change) => project !== '' && change.userId === userId && change.is === project && change.time > time,
		);
		return { userId, project, refusals: group, healedBy };
	});
}

/** Requests in which an app or the door turned the person away. */
export function refusedRequests({ refusals, logins }: PersonFacts): ReadonlySet<TraceId | undefined> {
	const atTheDoor = logins.filter(({ outcome }) => !isFine(outcome));
	return new Set([...refusals, ...atTheDoor].map(({ traceId }) => traceId));
}

/** Requests that failed although nobody refused them. */
export function failedRequests(facts: PersonFacts): readonly TraceSummary[] {
	const refused = refusedRequests(facts);
	return facts.requests.filter(({ hasError, traceId }) => hasError && !refused.has(traceId));
}

/** What became of asking for something, where at least one source answered in full. */
export function answered(facts: PersonFacts, kind: SourceKind): readonly SourceStatus[] {
	return facts.sources.filter(
		({ kind: asked, status }) => asked === kind && (status === 'ok' || status === 'empty'),
	);
}

/** Sources of a kind that did not answer, or not in full. */
export function unanswered(facts: PersonFacts, kind: SourceKind): readonly SourceStatus[] {
	return facts.sources.filter(
		({ kind: asked, status }) => asked === kind && status !== 'ok' && status !== 'empty',
	);
}
