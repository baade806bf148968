import type { FactName } from '../sessions/fact-keys.ts';
import { DEVICE_WORDS } from '../sessions/device-kind.ts';
import type { SentenceSlot, SentenceSlots } from './fill.ts';
import type { SessionFacts } from './session-facts.ts';
import type { SessionRequest } from './session-request.ts';

const PLAIN: readonly FactName[] = [
	'appVersion',
	'appVersionNeeded',
	'hdcp',
	'country',
	'plan',
	'planHeight',
	'streamsAllowed',
	'streamsUsed',
	'memberStatus',
	'streamsOffered',
	'streamsTotal',
];
const LANGUAGES: readonly FactName[] = ['wantedAudio', 'givenAudio', 'wantedSubtitles', 'givenSubtitles'];
const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** What texts of this session may name. A request narrows it to what that request says where it says it. */
export function sentenceSlots(
	facts: SessionFacts,
	request?: SessionRequest,
	own: readonly (readonly [name: string, place: SentenceSlot])[] = [],
): SentenceSlots {
	const found = new Map<string, SentenceSlot>([
		['device', { text: DEVICE_WORDS[facts.device] }],
		['title', { text: facts.session.title || 'the title' }],
	]);
	for (const name of PLAIN) {
		const fact = facts.fact(name, request);
		if (fact) found.set(name, fact);
	}
	for (const name of LANGUAGES) {
		const fact = facts.fact(name, request);
		if (fact) found.set(name, { text: languageName(fact.text), source: fact.source });
	}
	for (const [name, place] of own) found.set(name, place);
	return found;
}

/** "pt" is Portuguese; what is no language code stays as it is. */
function languageName(code: string): string {
	return /^[a-z]{2,3}(?:-\w{2,8})?$/i.test(code) ? (NAMES.of(code) ?? code) : code;
}
