export type StepKind =
	| 'press'
	| 'stop'
	| 'report'
	| 'licence'
	| 'streams'
	| 'subtitles'
	| 'sign-in'
	| 'payment'
	| 'delivery'
	| 'other';

/** What a request of an app is called on a page for support: done, and failed. */
export interface StepWords {
	readonly kind: StepKind;
	readonly done: string;
	readonly failed: string;
}

/** By the name of the request's root. The first that fits counts; `{quality}` is SD, HD or 4K where the name says it. */
const WORDS: readonly (readonly [pattern: RegExp, words: StepWords])[] = [
	[
		/progress|heartbeat|keep.?alive/i,
		{ kind: 'report', done: 'progress report', failed: 'Progress report lost' },
	],
	[/^start|playback\.start/i, { kind: 'press', done: 'Play pressed', failed: 'Play not accepted' }],
	[/^stop|playback\.stop/i, { kind: 'stop', done: 'Stopped', failed: 'Stop not accepted' }],
	[/licen[cs]e/i, { kind: 'licence', done: '{quality}licence given', failed: '{quality}licence refused' }],
	[/subtitle|track/i, { kind: 'subtitles', done: 'Subtitles loaded', failed: 'Subtitles not loaded' }],
	[/sign.?in|log.?in|verify|token/i, { kind: 'sign-in', done: 'Sign-in checked', failed: 'Sign-in refused' }],
	[/renew|pay|charge/i, { kind: 'payment', done: 'Payment made', failed: 'Payment refused' }],
	[/deliver|steer|cdn/i, { kind: 'delivery', done: 'Delivery chosen', failed: 'Delivery failed' }],
	[/^play\b|manifest|stream/i, { kind: 'streams', done: 'Streams chosen', failed: 'Play refused' }],
];

export function stepWords(name: string): StepWords {
	const known = WORDS.find(([pattern]) => pattern.test(name))?.[1];
	if (!known) return { kind: 'other', done: name || 'Request', failed: `${name || 'Request'} failed` };
	const quality = /\b(?:SD|HD|4K|UHD)\b/.exec(name)?.[0];
	const fill = (text: string) =>
		capital(text.replace('{quality}', quality === undefined ? '' : `${quality} `));
	return {
		...known,
		done: known.kind === 'report' ? known.done : fill(known.done),
		failed: fill(known.failed),
	};
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
