import { fillSlots, filledSentence } from '../../support/fill.ts';
import { sentence, type Sentence } from '../../model/answer.ts';
import { DEVICE_WORDS } from '../../sessions/device-kind.ts';
import type { SupportVerdict } from '../../api/session-report.ts';
import { formatCounted } from '../../format/count.ts';
import { formatRepeats } from '../../format/repeats.ts';
import { needsAttention } from './needs-attention.ts';
import type { Playback } from '../session/read-playback.ts';
import { sentenceJson, supportVerdict } from '../session/support-verdict.ts';

/** What leads a member's page: the cause behind most of the sessions that went wrong, told by the newest of them. */
export function memberVerdict(playbacks: readonly Playback[]): {
	readonly verdict: SupportVerdict;
	readonly leading: Playback | undefined;
} {
	const troubled = playbacks.filter(needsAttention);
	const [newest] = playbacks;
	if (!newest) throw new RangeError('a member without a session has no verdict');
	const same = mostCommon(troubled);
	const [leading] = same;
	if (!leading) return { verdict: wellVerdict(newest, playbacks), leading: undefined };
	const verdict = supportVerdict(leading);
	if (same.length < 2)
		return {
			verdict: { ...verdict, word: formatCounted(troubled.length, 'session') + ' need attention' },
			leading,
		};
	return {
		leading,
		verdict: {
			...verdict,
			word: `${same.length} of ${troubled.length} issues have one cause`,
			headline: sentenceJson(together(leading, same)),
			why: [...verdict.why, ...elsewhere(playbacks, troubled).map(sentenceJson)],
		},
	};
}

/** Nothing needs attention: the newest session may still have something to say, such as why there was no 4K. */
function wellVerdict(newest: Playback, playbacks: readonly Playback[]): SupportVerdict {
	const verdict = supportVerdict(newest);
	if (newest.told.outcome.kind !== 'fine' || playbacks.length === 1) return verdict;
	const text = `Nothing went wrong in ${formatCounted(playbacks.length, 'session')} this week`;
	return { ...verdict, headline: { ...verdict.headline, text } };
}

function mostCommon(troubled: readonly Playback[]): readonly Playback[] {
	const groups = Map.groupBy(troubled, ({ told }) => `${told.cause?.id ?? 'unknown'}`);
	return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** "Tiger Dynasty S1 E3 failed 3 times because our servers could not issue the HD licence". */
function together(leading: Playback, same: readonly Playback[]): Sentence {
	const { told, session } = leading;
	const titles = new Set(same.map((one) => one.session.title));
	const what = titles.size === 1 ? session.title || 'Playback' : 'Playback';
	const because = told.cause && told.leading && fillSlots(told.cause.because, told.leading.places)?.text;
	const [first, ...more] = told.headline.sources;
	const others = same.slice(1).map((one) => one.told.headline.sources[0]);
	const failed = `${what} had trouble ${formatRepeats(same.length)}`;
	const text = because === undefined ? `${failed}, reason not known` : `${failed} because ${because}`;
	return sentence(text, first, ...more, ...others);
}

/** Devices on which all was well. */
function elsewhere(playbacks: readonly Playback[], troubled: readonly Playback[]): readonly Sentence[] {
	const bad = new Set(troubled.map(({ facts }) => facts.device));
	const well = playbacks.filter(({ facts }) => !bad.has(facts.device));
	const [first] = well;
	if (!first) return [];
	const names = [...new Set(well.map(({ facts }) => DEVICE_WORDS[facts.device]))];
	const said = filledSentence(
		[`On the ${names.join(' and the ')} all was fine.`],
		new Map(),
		first.facts.first,
	);
	return said ? [said] : [];
}
