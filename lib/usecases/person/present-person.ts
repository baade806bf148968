import type { RoleChange } from '../../model/role-change.ts';
import type { UnixNanos } from '../../model/time.ts';
import type { User } from '../../model/user.ts';
import { refusedRequests } from '../../studio/facts.ts';
import type { FoundPerson } from '../../studio/rank-people.ts';
import type { Evidence, LinkedSentence } from '../../studio/sentence.ts';
import { toolFor } from '../../studio/tools.ts';
import { type AccessProblem, accessProblems } from '../../studio/access-problems.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type {
	PersonJson,
	RoleChangeJson,
	SentenceJson,
	TroubleJson,
	WorkRequestJson,
} from '../../api/people.ts';
import type { OpenedPerson } from './open-person.ts';
import type { StudioSources } from '../studio-sources.ts';

/** A person in production as the page and the API tell them. The e-mail address stays behind. */
export function presentPerson(opened: OpenedPerson, { tools }: StudioSources): PersonJson {
	const { facts, judgement, batch, totalRequests } = opened;
	const { user, now } = facts;
	const changes = new Set(judgement.causes.flatMap(({ change }) => (change ? [change] : [])));
	const guilty = new Set(judgement.causes.flatMap(({ evidence }) => evidence.flatMap(loginOf)));
	const [change] = changes;
	return {
		...personFields(user),
		pronoun: user.pronoun,
		timeZone: user.timeZone,
		contractEnds: isoOrNull(user.contractEnds),
		now: isoNanos(now),
		state: judgement.state,
		label: judgement.label,
		headline: sentenceJson(judgement.headline),
		details: judgement.details.map(sentenceJson),
		causes: judgement.causes.map(({ kind }) => kind),
		change: change ? changeJson(change, true) : null,
		batch: batch.map(sentenceJson),
		tools: judgement.causes.flatMap((cause) => {
			const tool = toolFor(tools, cause, user);
			return tool ? [{ ...tool, cause: cause.kind }] : [];
		}),
		troubles: accessProblems(facts).map(troubleJson),
		roleChanges: facts.changes.map((made) => changeJson(made, changes.has(made))),
		signIns: facts.logins.map((event) => ({
			time: isoNanos(event.time),
			outcome: event.outcome,
			attempts: event.attempts,
			lockedUntil: isoOrNull(event.lockedUntil),
			place: event.place,
			device: event.device,
			otherAccount: event.userId !== user.id,
			likelyCause: guilty.has(event),
		})),
		requests: [...workRequests(opened)],
		totalRequests,
		days: facts.days,
		sources: [...facts.sources],
	};
}

/** What tells people apart in a list. */
export function presentFoundPerson({ user, by, sure }: FoundPerson) {
	return { ...personFields(user), by, sure };
}

function personFields(user: User) {
	const { id, name, jobTitle, company, employment, place } = user;
	const emailDomain = user.email.slice(user.email.lastIndexOf('@') + 1);
	return { id, name, jobTitle, company, employment, place, emailDomain, roles: [...user.roles] };
}

/** Trouble first, then the newest. What is alike is one row, so that it pushes nothing off the page. */
function workRequests({ facts }: OpenedPerson): readonly WorkRequestJson[] {
	const refused = refusedRequests(facts);
	const rows = new Map<string, WorkRequestJson>();
	for (const { traceId, startTime, rootOperation, rootService: app, hasError } of facts.requests) {
		const outcome = refused.has(traceId) ? 'refused' : hasError ? 'failed' : 'worked';
		const name = rootOperation || 'Request without a name';
		const key = JSON.stringify([name, app, outcome]);
		const newest = rows.get(key) ?? { traceId, time: isoNanos(startTime), name, app, outcome, times: 0 };
		rows.set(key, { ...newest, times: newest.times + 1 });
	}
	return [...rows.values()].sort((a, b) => Number(a.outcome === 'worked') - Number(b.outcome === 'worked'));
}

function changeJson(change: RoleChange, likelyCause: boolean): RoleChangeJson {
	const { id, time, kind, role, was, is, changedBy, batchSize } = change;
	return { id, time: isoNanos(time), kind, role, was, is, changedBy, batchSize, likelyCause };
}

function troubleJson({ severity, title, note, app, first, last, evidence }: AccessProblem): TroubleJson {
	const traceId = evidence.map(traceOf).find((id) => id !== '') ?? '';
	return { severity, title, note, app, first: isoNanos(first), last: isoNanos(last), traceId };
}

function traceOf(evidence: Evidence): string {
	if (evidence.kind === 'refusal') return evidence.refusal.traceId ?? '';
	return evidence.kind === 'request' ? evidence.request.traceId : '';
}

function loginOf(evidence: Evidence) {
	return evidence.kind === 'sign-in' ? [evidence.event] : [];
}

function sentenceJson({ text, evidence }: LinkedSentence): SentenceJson {
	return { text, evidence: evidence.map(evidenceJson) };
}

function evidenceJson(evidence: Evidence): SentenceJson['evidence'][number] {
	const { kind } = evidence;
	switch (kind) {
		case 'role-change':
			return {
				kind,
				source: evidence.change.source,
				time: isoNanos(evidence.change.time),
				href: '#role-changes',
			};
		case 'sign-in':
			return { kind, source: evidence.event.source, time: isoNanos(evidence.event.time), href: '#sign-ins' };
		case 'refusal': {
			const { traceId, source, time } = evidence.refusal;
			return { kind, source, time: isoNanos(time), href: traceId ? `/r/${traceId}` : '#troubles' };
		}
		case 'request': {
			const { traceId, startTime } = evidence.request;
			return { kind, source: '', time: isoNanos(startTime), href: `/r/${traceId}` };
		}
		case 'person':
			return { kind, source: evidence.user.source, time: null, href: '#person' };
		case 'asked':
			return { kind, source: evidence.source.name, time: null, href: '#sources' };
	}
}

function isoOrNull(time: UnixNanos | undefined): string | null {
	return time === undefined ? null : isoNanos(time);
}
