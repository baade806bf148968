import { expect, test } from 'vitest';
import { at } from '../base/assert.ts';
import { seeded } from '../demo/random.ts';
import { someone } from '../demo/people.ts';
import { startOfTitle } from '../demo/stories/watching.ts';
import { fromApp } from '../demo/stories/parts.ts';
import { HEALTHY, playStory } from '../demo/story.ts';
import { LANGUAGES, type Sentence, sentence } from '../model/answer.ts';
import { tellSessions } from '../testing/tell-story.ts';
import { CAUSES } from './catalogue.ts';

const NOW = 1_790_000_000_000_000_000n;

/** A session whose only request after Play fails as told. */
function failing(more: { readonly status?: number; readonly type?: string; readonly log?: string }) {
	const asker = someone(seeded(3));
	const { status = 500, type = '', log } = more;
	const story = {
		truth: HEALTHY,
		weight: 0,
		tell: () =>
			fromApp(
				asker,
				'Play',
				'POST /v2/play',
				{
					service: 'playback-api',
					name: 'POST /play',
					at: 0,
					ms: 20,
					status,
					error: 'refused',
					attributes: type === '' ? {} : { 'error.type': type },
					logs: log === undefined ? [] : [[10, 'error', log]],
				},
				{ status, error: 'refused' },
			),
	};
	const requests = [
		playStory(startOfTitle, seeded(1), NOW - 60_000_000_000n, undefined, asker),
		playStory(story, seeded(2), NOW - 59_000_000_000n, undefined, asker),
	];
	return at(tellSessions(requests, NOW), 0).told;
}

test.each([
	[{ type: 'KEY_NOT_FOUND', status: 404 }, 'missing-key'],
	[{ log: 'no key for profile hd' }, 'missing-key'],
	[{ status: 504 }, 'server-late'],
	[{ log: 'keys-db timed out after 3 s', status: 502 }, 'server-late'],
	[{ status: 503 }, 'server-failed'],
	[{ log: 'stream limit reached: 2 of 2', status: 429 }, 'too-many-streams'],
	[{ status: 451 }, 'not-available-here'],
	[{ status: 401 }, 'signed-out'],
	[{ status: 402 }, 'payment-refused'],
	[{ log: 'card was declined', status: 400 }, 'payment-refused'],
	[{ status: 426 }, 'app-too-old'],
	[{ type: 'DEVICE_UNSUPPORTED', status: 400 }, 'device-too-old'],
	[{ type: 'HDCP_TOO_LOW', status: 403 }, 'hdcp-level'],
	[{ type: 'SUBTITLES_NOT_FOUND', status: 502 }, 'subtitles-missing'],
	[{ type: 'CDN_OVERLOADED', status: 503 }, 'slow-delivery'],
	[{ status: 418 }, undefined],
] as const)('%o is %s', (shown, cause) => {
	const told = failing(shown);
	expect(told.cause?.id).toBe(cause);
	expect(told.headline.text).toMatch(/because|We can’t tell why/);
	expect(told.headline.text).not.toMatch(/[{}]/);
});

test('every cause has its texts: short, without a promise of a time, in every language', () => {
	for (const cause of CAUSES) {
		for (const text of [...cause.label, ...cause.because, ...cause.also]) expect(text, cause.id).not.toBe('');
		for (const language of LANGUAGES) expect(cause.say[language], cause.id).toMatch(/^“.{20,260}”$/);
		expect(Object.values(cause.say).join(' '), cause.id).not.toMatch(/\b\d+ (?:min|hour|minut|hora)/i);
	}
	expect(new Set(CAUSES.map(({ id }) => id)).size).toBe(CAUSES.length);
});

test('a sentence without a source cannot be built', () => {
	// @ts-expect-error a sentence needs a source
	const bare: Sentence = { text: 'It broke', sources: [] };
	// @ts-expect-error a sentence needs a source
	const call = () => sentence('It broke');
	expect(bare.sources).toHaveLength(0);
	expect(call).toBeTypeOf('function');
});
