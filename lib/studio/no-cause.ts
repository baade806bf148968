import type { SourceKind } from '../model/source-status.ts';
import { formatCounted } from '../format/count.ts';
import {
	answered,
	type PersonFacts,
	type RefusedProject,
	refusedProjects,
	refusedRequests,
	unanswered,
} from './facts.ts';
import type { Judgement } from './judgement.ts';
import { capitalised, firstName, pronouns, momentText, projectText } from './phrases.ts';
import {
	ofAsked,
	ofChange,
	ofLogin,
	ofPerson,
	ofRefusal,
	ofRequest,
	type LinkedSentence,
	sentenceOn,
} from './sentence.ts';

/** What is said when no rule found a cause: given back since, nothing wrong, or why we can't tell. */
export function noCause(facts: PersonFacts): Judgement {
	const refused = refusedProjects(facts);
	const open = refused.find(({ healedBy }) => healedBy === undefined);
	if (open) return cannotTell(`why ${firstName(facts.user)} can’t open ${nameOf(open)}`, facts, open);
	if (facts.sources.some(({ status }) => status === 'failed' || status === 'timeout')) {
		return cannotTell(`what stops ${firstName(facts.user)}`, facts);
	}
	const [healed] = refused;
	if (healed?.healedBy) return fixed(facts, healed, healed.healedBy);
	return facts.logins.length + facts.requests.length === 0
		? cannotTell(`what stops ${firstName(facts.user)}`, facts)
		: nothingWrong(facts);
}

function nothingWrong(facts: PersonFacts): Judgement {
	const { user } = facts;
	return {
		state: 'nothing',
		label: 'Nothing wrong found',
		headline: {
			text: `Nothing is wrong on our side for ${firstName(user)}`,
			evidence: [ofPerson(user), ...facts.logins.slice(0, 1).map(ofLogin), ...facts.sources.map(ofAsked)],
		},
		details: worksNow(facts),
		causes: [],
	};
}

function fixed(
	facts: PersonFacts,
	refused: RefusedProject,
	change: NonNullable<RefusedProject['healedBy']>,
): Judgement {
	return {
		state: 'fixed',
		label: 'Put right already',
		headline: {
			text: `${firstName(facts.user)} can open ${projectText(refused.project)} again: the role came back ${momentText(change.time, facts.now)} UTC`,
			evidence: [ofChange(change), ...refused.refusals.map(ofRefusal)],
		},
		details: [
			{
				text: `The last refusal was ${momentText(refused.refusals[0].time, facts.now)} UTC, before the role came back.`,
				evidence: [ofRefusal(refused.refusals[0]), ofChange(change)],
			},
			...worksNow(facts),
		],
		causes: [],
	};
}

/** What went well, as far as it is known. */
function worksNow(facts: PersonFacts): readonly LinkedSentence[] {
	const { user, logins, requests, now, days } = facts;
	const refused = refusedRequests(facts);
	const last = logins.find(({ outcome }) => outcome === 'signed-in');
	const well = requests.filter(({ hasError, traceId }) => !hasError && !refused.has(traceId));
	const signedIn = last
		? `${capitalised(pronouns(user).subject)} signed in ${momentText(last.time, now)} UTC.`
		: '';
	const went =
		well.length === requests.length
			? `${well.length === 1 ? 'The one request' : `All ${well.length} requests`} of the last ${days.requests} days went through.`
			: `${formatCounted(well.length, 'request')} of the last ${days.requests} days went through.`;
	return [...sentenceOn(signedIn, last ? [ofLogin(last)] : []), ...sentenceOn(went, well.map(ofRequest))];
}

/** Sources that could explain a refusal. */
const EXPLAIN_REFUSALS: ReadonlySet<SourceKind> = new Set(['people', 'role changes', 'refusals']);
/** What people outside engineering call that which a source lists. */
const LISTS: Readonly<Partial<Record<SourceKind, string>>> = { traces: 'requests' };

function cannotTell(what: string, facts: PersonFacts, open?: RefusedProject): Judgement {
	const { user } = facts;
	const silent = facts.sources.filter(
		({ kind, status }) =>
			(status === 'failed' || status === 'timeout') && (open === undefined || EXPLAIN_REFUSALS.has(kind)),
	);
	const [first] = silent;
	const refusals = open ? open.refusals.map(ofRefusal) : [];
	const because = first
		? `the list of ${LISTS[first.kind] ?? first.kind} did not answer`
		: whyUnexplained(facts, open);
	return {
		state: 'unknown',
		label: 'Cause not clear',
		headline: {
			text: `We can’t tell ${what}, because ${because}`,
			evidence: [ofPerson(user), ...refusals, ...silent.map(ofAsked)],
		},
		details: sentenceOn(
			`We looked at ${formatCounted(new Set(facts.sources.map(({ name }) => name)).size, 'source')} and found no other trouble.`,
			first ? [] : facts.sources.map(ofAsked),
		),
		causes: [],
	};
}

function whyUnexplained(facts: PersonFacts, open: RefusedProject | undefined): string {
	const { subject, has } = pronouns(facts.user);
	if (!open) return `no sign-in and no request of the last ${facts.days.requests} days is known`;
	if (open.project === '') return 'it did not say which role is missing';
	const known = facts.user.roles.some(({ project }) => project === open.project);
	if (known && answered(facts, 'role changes').length > 0) {
		return `${subject} ${has} the role that the app asks for`;
	}
	return unanswered(facts, 'role changes').length > 0
		? 'the list of role changes is not whole'
		: 'no role change explains it';
}

function nameOf({ project, refusals }: RefusedProject): string {
	return project === '' ? `a project in ${refusals[0].app}` : projectText(project);
}
