import type { Answer, Ladder, Source } from '../../model/answer.ts';
import type { FactName } from '../../sessions/fact-keys.ts';
import { causeOf } from '../catalogue.ts';
import { sentenceSlots } from '../sentence-slots.ts';
import type { SupportQuestion } from '../question.ts';
import type { SessionFacts } from '../session-facts.ts';
import type { PlaybackProblem } from '../playback-problem.ts';
import { alsoSentence, becauseSentence } from '../problem-answer.ts';

/** A way to play better than plain HD, and what it takes. */
interface Format {
	readonly id: string;
	readonly name: string;
	/** The title exists in it. */
	readonly title: FactName;
	readonly titleHas: (text: string) => boolean;
	/** The device can do it. */
	readonly device: FactName;
	readonly deviceCan: (text: string) => boolean;
	/** What the device's fact is called in "because the TV did not send …". */
	readonly deviceFact: string;
	/** The cause when the device can't. */
	readonly deviceCause: string;
	readonly planHeight: number;
}

const UHD_HEIGHT = 2160;
const HDCP_FOR_UHD = 2.2;
const yes = (text: string) => text === 'true';

const FORMATS: readonly Format[] = [
	{
		id: 'uhd',
		name: '4K',
		title: 'assetHeight',
		titleHas: (text) => Number(text) >= UHD_HEIGHT,
		device: 'hdcp',
		deviceCan: (text) => Number(text) >= HDCP_FOR_UHD,
		deviceFact: 'its HDCP level',
		deviceCause: 'hdcp-level',
		planHeight: UHD_HEIGHT,
	},
	{
		id: 'hdr',
		name: 'HDR',
		title: 'assetHdr',
		titleHas: yes,
		device: 'hdr',
		deviceCan: yes,
		deviceFact: 'what its screen can show',
		deviceCause: 'device-limit',
		planHeight: 0,
	},
	{
		id: 'dolby',
		name: 'Dolby sound',
		title: 'assetDolby',
		titleHas: yes,
		device: 'dolbyAudio',
		deviceCan: yes,
		deviceFact: 'what its speakers can play',
		deviceCause: 'device-limit',
		planHeight: 0,
	},
];

/** Why a better format was not played, as a trouble that stops nothing; undefined where nothing held it back or it is not known. */
export function formatLimit(facts: SessionFacts, format: Format): PlaybackProblem | undefined {
	const title = facts.fact(format.title);
	const device = facts.fact(format.device);
	const plan = facts.fact('planHeight');
	if (!title || !format.titleHas(title.text)) return undefined;
	if (plan && Number(plan.text) < format.planHeight) return limit(facts, format, 'plan-limit', plan.source);
	if (device && !format.deviceCan(device.text))
		return limit(facts, format, format.deviceCause, device.source);
	return undefined;
}

function limit(facts: SessionFacts, format: Format, cause: string, source: Source): PlaybackProblem {
	return {
		cause: causeOf(cause),
		topic: format.id,
		at: 0,
		request: undefined,
		blocking: false,
		places: sentenceSlots(facts, undefined, [['format', { text: format.name }]]),
		sources: [source],
		notKnown: '',
	};
}

/** The limits of a session, the most asked for first. */
export function formatLimits(
	facts: SessionFacts,
): readonly { readonly format: string; readonly trouble: PlaybackProblem }[] {
	if (played(facts, UHD_HEIGHT)) return [];
	return FORMATS.flatMap((format) => {
		const trouble = formatLimit(facts, format);
		return trouble ? [{ format: format.name, trouble }] : [];
	});
}

export const FORMAT_QUESTIONS: readonly SupportQuestion[] = FORMATS.map((format) => ({
	id: format.id,
	asks: `Why no ${format.name}?`,
	answer: (facts) => answer(facts, format),
}));

function answer(facts: SessionFacts, format: Format): Answer | undefined {
	const { id, name } = format;
	const best = format.id === 'uhd' ? played(facts, UHD_HEIGHT) : undefined;
	if (best) return fine(id, `It played in ${name}`, best);
	const title = facts.fact(format.title);
	const device = facts.fact(format.device);
	if (!title)
		return cannot(
			id,
			`We can’t tell if the title has ${name}, because no streams were listed`,
			facts.missing(format.title),
		);
	if (!format.titleHas(title.text)) return fine(id, `The title does not exist in ${name}`, title.source);
	const held = formatLimit(facts, format);
	if (held) return limited(format, held, facts);
	if (!device)
		return cannot(
			id,
			`We can’t tell why there was no ${name}, because the device did not send ${format.deviceFact}`,
			facts.missing(format.device),
		);
	return fine(id, `The device, the title and the plan allow ${name}`, device.source);
}

function limited(format: Format, held: PlaybackProblem, facts: SessionFacts): Answer {
	const because = becauseSentence(held);
	const lower = because.text.charAt(0).toLowerCase() + because.text.slice(1);
	return {
		id: format.id,
		state: 'trouble',
		sentence: { text: `${format.name} was not offered because ${lower}`, sources: because.sources },
		detail: alsoSentence(held),
		ladder: held.cause?.id === 'hdcp-level' ? hdcpLadder(facts) : undefined,
	};
}

function hdcpLadder(facts: SessionFacts): Ladder | undefined {
	const has = facts.fact('hdcp')?.text;
	if (has === undefined) return undefined;
	const legend = ['solid: reported by the device', 'dashed: needed for 4K'] as const;
	return { steps: ['none', '1.4', '2.2', '2.3'], has, needs: String(HDCP_FOR_UHD), legend };
}

/** The report of a picture at least this high. */
function played(facts: SessionFacts, height: number): Source | undefined {
	return facts.progress.find((report) => (report.height ?? 0) >= height)?.source;
}

function fine(id: string, text: string, source: Source): Answer {
	return { id, state: 'fine', sentence: { text, sources: [source] }, detail: undefined, ladder: undefined };
}

function cannot(id: string, text: string, source: Source): Answer {
	return { ...fine(id, text, source), state: 'cannot-tell' };
}
