import type { MemberStory } from './member-story.ts';
import { goodReports } from './reports.ts';
import { licence, play, press, report, stop } from './scenes.ts';
import { BROWSER, FULL_TITLE, PHONE, STANDARD, TELEVISION, viewer } from './viewer.ts';

const CAST = { ...TELEVISION, model: 'Castbox 4', os: 'CastOS 11', appVersion: '7.2.4' };
const { 'device.hdcp.level': _, ...silent } = TELEVISION.can;

/** Trouble in the member's home, or a limit of the plan. */
export const DEVICE_STORIES: readonly MemberStory[] = [
	{
		id: 'no-4k-old-cable',
		tells: 'I pay for 4K and do not get it',
		viewer: viewer(
			{
				member: 'M-30020014',
				name: 'Anders Holm',
				session: 'PS-9114-6CJS-04',
				title: 'Night Ferry',
				city: 'Lyon',
				country: 'France',
			},
			{ ...CAST, can: { ...CAST.can, 'device.hdcp.level': '1.4' } },
		),
		minutesAgo: 41,
		scenes: [
			press(),
			licence(0.8, 'HD'),
			play(1.1, { offered: 9 }),
			...goodReports(1080, 1800, 400),
			stop(1830),
		],
		truth: {
			first: 'Playback was fine, but without 4K because the TV’s HDCP level was 1.4',
			causes: ['hdcp-level'],
			side: 'theirs',
			answers: { uhd: 'trouble', hdr: 'fine', quality: 'fine', stop: 'fine', streams: 'fine' },
		},
	},
	{
		id: 'no-4k-plan',
		tells: 'My new TV shows no 4K',
		viewer: viewer(
			{
				member: 'M-30020028',
				name: 'Lea Fontaine',
				session: '',
				title: 'The Salt Road',
				city: 'Lyon',
				country: 'France',
				plan: { ...STANDARD, 'member.country': 'France' },
			},
			CAST,
		),
		minutesAgo: 63,
		scenes: [
			press(),
			licence(0.8, 'HD'),
			play(1.1, { offered: 9 }),
			...goodReports(1080, 1500, 400),
			stop(1510),
		],
		truth: {
			first: 'Playback was fine, but without 4K because the Standard plan ends at 1080p',
			causes: ['plan-limit'],
			side: 'theirs',
			answers: { uhd: 'trouble', quality: 'fine', streams: 'fine', 'sign-in': 'fine' },
		},
	},
	{
		id: 'cannot-tell-4k',
		tells: 'Why is there no 4K?',
		viewer: viewer(
			{ member: 'M-30020042', name: 'Petra Vos', session: 'PS-9142-3NBW-08', title: 'Low Tide S4 E2' },
			{ ...CAST, can: silent },
		),
		minutesAgo: 72,
		scenes: [
			press(),
			licence(0.8, 'HD'),
			play(1.1, { offered: 9 }),
			...goodReports(1080, 1200, 400),
			stop(1210),
		],
		truth: {
			first: 'It played for 20 minutes without 4K, and we can’t tell why',
			causes: [],
			side: 'nobody',
			answers: { uhd: 'cannot-tell', hdr: 'fine', quality: 'fine' },
		},
	},
	{
		id: 'slow-home',
		tells: 'It keeps pausing in the evening',
		viewer: viewer(
			{
				member: 'M-30020056',
				name: 'Owen Blythe',
				session: 'PS-9156-5TZF-02',
				title: 'Harbor Lights S2 E1',
				city: 'Leeds',
				country: 'United Kingdom',
			},
			BROWSER,
		),
		minutesAgo: 29,
		scenes: [
			press(),
			licence(0.7, 'HD'),
			play(1),
			report(4, { height: 360, kbits: 750, connection: 1_900 }),
			report(70, { height: 360, kbits: 750, connection: 1_700, paused: 3_900 }),
			report(190, { height: 360, kbits: 750, connection: 1_800, paused: 2_800 }),
			report(400, { height: 480, kbits: 1_600, connection: 2_000, paused: 5_100 }),
			report(610, { height: 360, kbits: 750, connection: 1_600, paused: 4_400 }),
			stop(640),
		],
		truth: {
			first: 'Playback paused 4 times because the home connection gave only 1.8 Mbit/s',
			causes: ['slow-connection'],
			side: 'theirs',
			answers: { quality: 'trouble', start: 'fine', stop: 'fine', side: 'trouble', streams: 'fine' },
		},
	},
	{
		id: 'app-too-old',
		tells: 'My tablet says it can’t play',
		viewer: viewer(
			{
				member: 'M-30020063',
				name: 'Hugo Lima',
				session: 'PS-9163-9DXE-01',
				title: 'Nine Bridges S1 E7',
				appVersion: '8.2.0',
			},
			{ ...PHONE, model: 'Nova Tab 2', os: 'Android 11' },
		),
		minutesAgo: 38,
		scenes: [
			press(),
			play(0.7, {
				refusal: {
					service: 'playback-api',
					operation: 'check app',
					status: 426,
					type: 'APP_TOO_OLD',
					log: 'app version 8.2.0 is too old, 9.10.0 or newer needed',
					shown: '4260',
					text: 'Please update the app',
				},
			}),
			stop(5),
		],
		truth: {
			first: 'Playback did not start because app 8.2.0 is too old, 9.10.0 or newer is needed',
			causes: ['app-too-old'],
			side: 'theirs',
			answers: { start: 'trouble', 'too-old': 'trouble', streams: 'fine', quality: 'cannot-tell' },
		},
	},
	{
		id: 'nothing-wrong',
		tells: 'Something was odd last night',
		viewer: viewer(
			{
				member: 'M-30020077',
				name: 'Elsa Moreau',
				session: 'PS-9177-0QRA-06',
				title: 'Orchard of Glass',
				city: 'Lyon',
				country: 'France',
				asset: { ...FULL_TITLE, 'asset.dolby': false },
			},
			TELEVISION,
		),
		minutesAgo: 95,
		scenes: [
			press(),
			licence(0.8, '4K'),
			play(1.1, {
				attributes: {
					'playback.audio.wanted': 'en',
					'playback.audio.given': 'en',
					'playback.subtitles.wanted': 'pt',
					'playback.subtitles.given': 'pt',
				},
			}),
			...goodReports(2160, 2880, 600),
			stop(2890),
		],
		truth: {
			first: 'Nothing went wrong: it played for 48 minutes',
			causes: [],
			side: 'nobody',
			answers: {
				start: 'fine',
				stop: 'fine',
				quality: 'fine',
				uhd: 'fine',
				dolby: 'fine',
				language: 'fine',
				subtitles: 'fine',
				streams: 'fine',
				place: 'fine',
				side: 'fine',
				'too-old': 'fine',
			},
		},
	},
];
