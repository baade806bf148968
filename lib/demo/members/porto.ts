import { hdKeyMissing } from '../stories/hd-key-missing.ts';
import { DEFAULT_SEED, storyTraceId } from '../traffic.ts';
import type { Evening, MemberStory } from './member-story.ts';
import { goodReports } from './reports.ts';
import { licence, play, press, type Refusal, report, stop } from './scenes.ts';
import { BROWSER, PHONE, TELEVISION, type Viewer, viewer } from './viewer.ts';

const MEMBER = { member: 'M-20418837', name: 'Rita Sousa' };
/** The request of the design began this long ago, 38.2 s after Play. */
const REQUEST_MINUTES = 12;
const REQUEST_AT = 38.2;

const keyMissing: Refusal = {
	service: 'content-keys',
	operation: 'GET /keys/{asset}/{profile}',
	version: '418',
	status: 404,
	type: 'KEY_NOT_FOUND',
	log: 'KEY_NOT_FOUND no key for profile hevc-hd-mobile (31 shards)',
	shown: '5004',
	text: 'Can’t play this title right now',
	ms: 1200,
};

/** 2 streams need HDCP 2.2, 3 a newer codec. */
const PHONE_OFFER = {
	offered: 9,
	attributes: {
		'manifest.withheld': '2 need HDCP 2.2, the device reported 1.4; 3 need a newer codec',
		'playback.audio.wanted': 'pt',
		'playback.audio.given': 'pt',
	},
};

const climb = [
	report(2.1, { height: 240, kbits: 320, connection: 17_800 }),
	report(5, { height: 360, kbits: 750, connection: 18_100 }),
	report(11, { height: 360, kbits: 1_100, connection: 18_000 }),
	report(21, { height: 480, kbits: 1_600, connection: 18_300 }),
];

function phone(session: string, title: string): Viewer {
	return viewer({ ...MEMBER, session, title }, PHONE);
}

/** The member of the design: an HD licence refused, for the third time this night. */
export const hdLicenceStops: MemberStory = {
	id: 'hd-licence-stops',
	tells: 'It stops after half a minute on my phone',
	viewer: phone('PS-8841-20ZK-55', 'Tiger Dynasty S1 E3'),
	minutesAgo: REQUEST_MINUTES + REQUEST_AT / 60,
	scenes: [
		press(),
		licence(0.9, 'SD'),
		play(1.3, PHONE_OFFER),
		...climb,
		report(31, { height: 480, kbits: 1_600, connection: 18_000 }),
		stop(44),
	],
	whole: [{ at: REQUEST_AT, story: hdKeyMissing, traceId: storyTraceId('hd-key-missing', DEFAULT_SEED) }],
	truth: {
		first: 'Playback stopped after 38 seconds because our servers could not issue the HD licence',
		causes: ['missing-key'],
		side: 'ours',
		answers: {
			stop: 'trouble',
			uhd: 'trouble',
			quality: 'fine',
			streams: 'fine',
			side: 'trouble',
			language: 'fine',
		},
	},
};

function fine(
	id: string,
	title: string,
	days: number,
	minutes: number,
	on: typeof PHONE | typeof TELEVISION | typeof BROWSER,
): Evening {
	const height = on === TELEVISION ? 2160 : on === PHONE ? 720 : 1080;
	return {
		id: `porto-${id}`,
		viewer: viewer({ ...MEMBER, session: `PS-8${id}-20ZK-11`, title }, on),
		minutesAgo: days * 1440,
		scenes: [
			press(),
			licence(0.8, 'HD'),
			play(1.2),
			...goodReports(height, minutes * 60, 1200),
			stop(minutes * 60),
		],
	};
}

/** The rest of that member's week: two more refusals, one slow start, the others fine. */
export const PORTO_WEEK: readonly Evening[] = [
	{
		id: 'porto-31s',
		viewer: phone('PS-8836-20ZK-41', 'Tiger Dynasty S1 E3'),
		minutesAgo: 18,
		scenes: [
			press(),
			licence(0.9, 'SD'),
			play(1.3, PHONE_OFFER),
			...climb,
			licence(31, 'HD', keyMissing),
			stop(35),
		],
	},
	{
		id: 'porto-no-start',
		viewer: phone('PS-8831-20ZK-37', 'Tiger Dynasty S1 E3'),
		minutesAgo: 26,
		scenes: [press(), licence(0.9, 'HD', keyMissing), stop(6)],
	},
	{
		id: 'porto-slow',
		viewer: viewer({ ...MEMBER, session: 'PS-8702-20ZK-09', title: 'Night Ferry' }, TELEVISION),
		minutesAgo: 2.2 * 1440,
		scenes: [
			press(),
			licence(0.8, '4K'),
			play(1.2, { ms: 7_200 }),
			report(9, { height: 2160, kbits: 15_600, connection: 24_000 }),
			report(1200, { height: 2160, kbits: 15_600, connection: 24_000 }),
			stop(6_720),
		],
	},
	fine('01', 'Tiger Dynasty S1 E2', 0.9, 48, TELEVISION),
	fine('02', 'Tiger Dynasty S1 E1', 1.1, 44, PHONE),
	fine('03', 'The Long Meadow', 2.4, 123, TELEVISION),
	fine('04', 'Low Tide S4 E2', 3.1, 51, BROWSER),
	fine('05', 'Low Tide S4 E1', 3.3, 50, TELEVISION),
	fine('06', 'The Salt Road', 4.1, 104, TELEVISION),
	fine('07', 'Nine Bridges S1 E6', 4.4, 41, PHONE),
	fine('08', 'Nine Bridges S1 E5', 4.6, 42, PHONE),
	fine('09', 'Nine Bridges S1 E4', 5.2, 43, PHONE),
	fine('10', 'Orchard of Glass', 6.1, 96, TELEVISION),
	fine('11', 'Harbor Lights S2 E1', 6.3, 47, BROWSER),
];
