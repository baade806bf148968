import type { MemberStory } from './member-story.ts';
import { hdLicenceStops } from './porto.ts';
import { goodReports } from './reports.ts';
import { ask, licence, play, press, report, stop } from './scenes.ts';
import { PHONE, TELEVISION, viewer } from './viewer.ts';

/** Trouble on Halcyon's side. */
export const SERVER_STORIES: readonly MemberStory[] = [
	hdLicenceStops,
	{
		id: 'no-answer-in-time',
		tells: 'It will not start on my TV',
		viewer: viewer(
			{ member: 'M-30010021', name: 'Joana Prado', session: 'PS-9021-4GTR-02', title: 'The Salt Road' },
			TELEVISION,
		),
		minutesAgo: 21,
		scenes: [
			press(),
			play(0.6),
			licence(1.1, '4K', {
				service: 'license-svc',
				operation: 'POST /issue',
				status: 504,
				type: 'TIMEOUT',
				log: 'content-keys timed out after 3000 ms',
				shown: '5040',
				text: 'That took too long. Try again.',
				ms: 3_010,
			}),
			stop(9),
		],
		truth: {
			first: 'Playback did not start because our servers did not answer in time',
			causes: ['server-late'],
			side: 'ours',
			answers: { start: 'trouble', streams: 'fine', 'sign-in': 'fine', side: 'trouble' },
		},
	},
	{
		id: 'busy-delivery',
		tells: 'The picture keeps stopping, my internet is fast',
		viewer: viewer(
			{
				member: 'M-30010035',
				name: 'Milan Horak',
				session: 'PS-9035-8KWN-01',
				title: 'Night Ferry',
				city: 'Brno',
				country: 'Czechia',
			},
			TELEVISION,
		),
		minutesAgo: 34,
		scenes: [
			press(),
			play(0.5),
			licence(1, '4K'),
			report(3, { height: 2160, kbits: 15_600, connection: 46_000 }),
			ask(140, 'Choose delivery', 'GET /v1/steer', ['cdn-steering'], {
				service: 'cdn-steering',
				operation: 'GET /nodes',
				status: 503,
				type: 'CDN_OVERLOADED',
				log: 'cache node brno-2 overloaded: 98 % busy, no other near',
				shown: '5031',
				text: 'Loading …',
			}),
			report(160, { height: 1080, kbits: 5_800, connection: 44_000, paused: 6_200 }),
			report(300, { height: 1080, kbits: 5_800, connection: 45_000, paused: 4_100 }),
			report(620, { height: 1080, kbits: 5_800, connection: 45_000, paused: 3_800 }),
			stop(700),
		],
		truth: {
			first: 'Playback paused 3 times because our delivery servers were too busy',
			causes: ['slow-delivery'],
			side: 'ours',
			answers: { quality: 'trouble', uhd: 'fine', side: 'trouble', streams: 'fine' },
		},
	},
	{
		id: 'subtitles-lost',
		tells: 'There are no subtitles any more',
		viewer: viewer({
			member: 'M-30010049',
			name: 'Inês Lobo',
			session: 'PS-9049-1PQX-07',
			title: 'Nine Bridges S1 E7',
		}),
		minutesAgo: 47,
		scenes: [
			press(),
			play(0.5, {
				attributes: {
					'playback.subtitles.wanted': 'pt',
					'playback.audio.wanted': 'en',
					'playback.audio.given': 'en',
				},
			}),
			licence(1, 'HD'),
			ask(1.6, 'Load subtitles', 'GET /v1/subtitles', ['subtitle-svc'], {
				service: 'subtitle-svc',
				operation: 'GET /tracks/{title}',
				status: 502,
				type: 'SUBTITLES_NOT_FOUND',
				log: 'subtitles pt of Nine Bridges S1 E7 not found in store',
				shown: '5205',
				text: 'Subtitles can’t be loaded',
			}),
			...goodReports(1080, 1500, 400),
			stop(1560),
		],
		truth: {
			first: 'It played without subtitles because our servers lost the Portuguese subtitles',
			causes: ['subtitles-missing'],
			side: 'ours',
			answers: { subtitles: 'trouble', language: 'fine', quality: 'fine', stop: 'fine', side: 'trouble' },
		},
	},
	{
		id: 'wrong-language',
		tells: 'The film is suddenly in Spanish',
		viewer: viewer(
			{ member: 'M-30010056', name: 'Tiago Reis', session: 'PS-9056-7LMB-03', title: 'Orchard of Glass' },
			TELEVISION,
		),
		minutesAgo: 52,
		scenes: [
			press(),
			play(0.5, { attributes: { 'playback.audio.wanted': 'pt', 'playback.audio.given': 'es' } }),
			licence(1, '4K'),
			...goodReports(2160, 900, 300),
			stop(930),
		],
		truth: {
			first: 'It played in the wrong language because we sent Spanish sound and not Portuguese',
			causes: ['wrong-language'],
			side: 'ours',
			answers: { language: 'trouble', uhd: 'fine', quality: 'fine', subtitles: 'cannot-tell' },
		},
	},
	{
		id: 'two-causes',
		tells: 'It pauses all the time and then gives up',
		viewer: viewer(
			{ member: 'M-30010063', name: 'Carla Nunes', session: 'PS-9063-2VHD-05', title: 'Tiger Dynasty S1 E3' },
			PHONE,
		),
		minutesAgo: 16,
		scenes: [
			press(),
			licence(0.8, 'SD'),
			play(1.2, { offered: 9 }),
			report(4, { height: 240, kbits: 320, connection: 900 }),
			report(40, { height: 240, kbits: 320, connection: 1_100, paused: 5_400 }),
			report(90, { height: 240, kbits: 320, connection: 1_000, paused: 7_900 }),
			licence(104, 'HD', {
				service: 'content-keys',
				operation: 'GET /keys/{asset}/{profile}',
				version: '418',
				status: 404,
				type: 'KEY_NOT_FOUND',
				log: 'KEY_NOT_FOUND no key for profile hevc-hd-mobile (31 shards)',
				shown: '5004',
				text: 'Can’t play this title right now',
			}),
			stop(112),
		],
		truth: {
			first: 'Playback stopped after 104 seconds because our servers could not issue the HD licence',
			causes: ['missing-key', 'slow-connection'],
			side: 'ours',
			answers: { stop: 'trouble', quality: 'trouble', uhd: 'trouble', side: 'trouble', streams: 'fine' },
		},
	},
];
