import type { MemberStory } from './member-story.ts';
import { ask, play, press, type Refusal, stop } from './scenes.ts';
import { BROWSER, PHONE, PREMIUM, TELEVISION, viewer } from './viewer.ts';

function refusal(
	status: number,
	type: string,
	log: string,
	shown: string,
	text: string,
): Pick<Refusal, 'status' | 'type' | 'log' | 'shown' | 'text'> {
	return { status, type, log, shown, text };
}

/** What the account, the plan or the country does not allow. */
export const ACCOUNT_STORIES: readonly MemberStory[] = [
	{
		id: 'too-many-screens',
		tells: 'It says I am watching too much',
		viewer: viewer(
			{
				member: 'M-30030019',
				name: 'Bea Costa',
				session: 'PS-9219-1WUY-03',
				title: 'Tiger Dynasty S1 E3',
				plan: { ...PREMIUM, 'member.streams.used': 4 },
			},
			TELEVISION,
		),
		minutesAgo: 8,
		scenes: [
			press(),
			play(0.6, {
				refusal: {
					...refusal(
						429,
						'TOO_MANY_STREAMS',
						'stream limit reached: 4 of 4 in use on plan premium',
						'4290',
						'Too many screens',
					),
					service: 'stream-counter',
					operation: 'POST /streams',
				},
			}),
			stop(6),
		],
		truth: {
			first: 'Playback did not start because 4 of 4 screens of the plan were in use',
			causes: ['too-many-streams'],
			side: 'theirs',
			answers: { start: 'trouble', streams: 'trouble', side: 'trouble', quality: 'cannot-tell' },
		},
	},
	{
		id: 'not-here',
		tells: 'I am on holiday and it will not play',
		viewer: viewer(
			{
				member: 'M-30030026',
				name: 'Nora Lind',
				session: 'PS-9226-8ZKC-01',
				title: 'Low Tide S4 E2',
				city: 'Osaka',
				country: 'Japan',
			},
			BROWSER,
		),
		minutesAgo: 55,
		scenes: [
			press(),
			play(0.6, {
				refusal: {
					...refusal(
						451,
						'NOT_AVAILABLE_HERE',
						'no rights in JP for Low Tide S4 E2',
						'4510',
						'Not available in your country',
					),
					service: 'rights-db',
					operation: 'GET /windows/{title}',
				},
			}),
			stop(8),
		],
		truth: {
			first: 'Playback did not start because we may not show Low Tide S4 E2 in Japan',
			causes: ['not-available-here'],
			side: 'nobody',
			answers: { start: 'trouble', place: 'trouble', side: 'trouble', streams: 'fine' },
		},
	},
	{
		id: 'signed-out',
		tells: 'My phone asks who I am',
		viewer: viewer(
			{ member: 'M-30030033', name: 'Marco Bellini', session: 'PS-9233-4YAE-02', title: 'The Salt Road' },
			PHONE,
		),
		minutesAgo: 13,
		scenes: [
			press(),
			ask(0.4, 'Check sign-in', 'POST /v1/verify', ['auth-svc'], {
				...refusal(
					401,
					'TOKEN_EXPIRED',
					'token expired 3 days ago, refresh refused: signed out everywhere',
					'4010',
					'Please sign in',
				),
				service: 'auth-svc',
				operation: 'verify token',
			}),
			stop(4),
		],
		truth: {
			first: 'Playback did not start because the phone was signed out',
			causes: ['signed-out'],
			side: 'theirs',
			answers: { start: 'trouble', 'sign-in': 'trouble', side: 'trouble', payment: 'cannot-tell' },
		},
	},
	{
		id: 'payment-refused',
		tells: 'I can’t watch since yesterday',
		viewer: viewer(
			{
				member: 'M-30030047',
				name: 'Sven Aalto',
				session: 'PS-9247-6PGN-05',
				title: 'Night Ferry',
				plan: { ...PREMIUM, 'member.status': 'on hold' },
			},
			TELEVISION,
		),
		minutesAgo: 44,
		scenes: [
			press(),
			play(0.6, {
				refusal: {
					...refusal(
						402,
						'CARD_DECLINED',
						'renewal failed: card was declined by the bank',
						'4020',
						'Please check your payment',
					),
					service: 'billing-api',
					operation: 'GET /status/{member}',
				},
			}),
			stop(7),
		],
		truth: {
			first: 'Playback did not start because the last payment was refused by the bank',
			causes: ['payment-refused'],
			side: 'theirs',
			answers: { start: 'trouble', payment: 'trouble', streams: 'fine', side: 'trouble' },
		},
	},
];
