import type { Trace } from '../model/trace.ts';
import { formatCount, formatFactor } from '../format/count.ts';
import { formatDuration } from '../format/duration.ts';
import type { CallPosition, ComparedSide } from './align.ts';
import type { Difference } from './differences.ts';

/** How the two requests are called in sentences. */
export interface SideNames {
	readonly one: string;
	readonly other: string;
}

export interface DifferenceText {
	readonly title: string;
	readonly detail: string;
}

export interface Compared {
	readonly places: readonly CallPosition[];
	readonly one: Trace;
	readonly other: Trace;
	readonly names: SideNames;
}

/** A difference as a line of the list: what, and the numbers behind it. */
export function describeDifference(difference: Difference, compared: Compared): DifferenceText {
	const place = compared.places[difference.place];
	if (!place) return { title: '', detail: '' };
	switch (difference.kind) {
		case 'outcome':
			return sayOutcome(difference.failedIn, place, compared);
		case 'only': {
			const side = difference.of === 'one' ? place.one : place.other;
			const never = difference.of === 'other';
			const what = difference.service ? place.service : `${place.name} of ${place.service}`;
			return never
				? {
						title: `${what} was never reached`,
						detail: `in ${compared.names.other} it took ${formatDuration(side?.nanos ?? 0)}`,
					}
				: {
						title: `${callsOf(side, place)} that ${compared.names.other} did not need`,
						detail: `${formatDuration(side?.nanos ?? 0)}${side && side.failed > 0 ? `, ${formatCount(side.failed)} failed` : ''}`,
					};
		}
		case 'calls': {
			const noun = difference.tries ? 'tries' : 'calls';
			return {
				title: `${formatCount(place.one?.calls ?? 0)} ${noun} of ${place.service} against ${formatCount(place.other?.calls ?? 0)}`,
				detail: `${place.name}, ${took(place)}`,
			};
		}
		case 'slower': {
			const longer = difference.factor >= 1;
			const factor = formatFactor(longer ? difference.factor : 1 / Math.max(difference.factor, 0.001));
			return {
				title: `${place.service} took ${factor === 'twice' ? 'twice as long' : `${factor} ${longer ? 'longer' : 'less'}`} itself`,
				detail: `${place.name}, ${formatDuration(place.one?.ownNanos ?? 0)} against ${formatDuration(place.other?.ownNanos ?? 0)} of its own`,
			};
		}
		case 'version':
		case 'region':
			return {
				title: `${place.service} ran ${difference.kind === 'version' ? '' : 'in '}${difference.one}, not ${difference.other}`,
				detail: `another ${difference.kind}`,
			};
	}
}

function sayOutcome(failedIn: 'one' | 'other', place: CallPosition, compared: Compared): DifferenceText {
	const here = statusText(compared.one, place.one);
	const there = statusText(compared.other, place.other);
	return {
		title:
			failedIn === 'one'
				? `${place.service} answered ${here}, not ${there}`
				: `${place.service} answered ${here}, ${compared.names.other} got ${there}`,
		detail: `${place.name}, ${took(place)}`,
	};
}

/** Where the two part ways, in one sentence, and what came of it in another. */
export function describeParting(differences: readonly Difference[], compared: Compared): DifferenceText {
	const [first, ...rest] = differences;
	const place = first && compared.places[first.place];
	if (!first || !place)
		return {
			title: 'Both took the same path in much the same time',
			detail: 'No call is missing, added, slower or answered otherwise.',
		};
	const { names } = compared;
	const after = rest
		.slice(0, 3)
		.map((difference) => describeDifference(difference, compared).title)
		.join('; ');
	return {
		title: `Both take the same path until ${place.service}: ${turned(first, place, compared)}`,
		detail: after && `${after}.`,
	};
	function turned(difference: Difference, at: CallPosition, all: Compared): string {
		switch (difference.kind) {
			case 'outcome':
				return `${names.other} got ${statusText(all.other, at.other)} in ${formatDuration(at.other?.nanos ?? 0)}, this one ${statusText(all.one, at.one)}`;
			case 'only':
				return difference.of === 'one' ? `only this one called it` : `this one never reached it`;
			case 'calls':
				return `this one called it ${formatCount(at.one?.calls ?? 0)} times, ${names.other} ${formatCount(at.other?.calls ?? 0)}`;
			case 'slower':
				return `${formatDuration(at.one?.ownNanos ?? 0)} of its own here, ${formatDuration(at.other?.ownNanos ?? 0)} in ${names.other}`;
			case 'version':
			case 'region':
				return `${difference.one} here, ${difference.other} in ${names.other}`;
		}
	}
}

/** What a call gave back: its code, what its error says, or how it went. */
export function statusText(trace: Trace, side: ComparedSide | undefined): string {
	if (!side) return 'nothing';
	for (const key of [
		'http.response.status_code',
		'http.status_code',
		'rpc.grpc.status_code',
		'rpc.status_code',
		'error.type',
	]) {
		const text = trace.attribute(side.row, key);
		if (text !== undefined && text !== '') return text;
	}
	return side.failed > 0 ? 'an error' : 'no error';
}

function took(place: CallPosition): string {
	return `${formatDuration(place.one?.nanos ?? 0)} against ${formatDuration(place.other?.nanos ?? 0)}`;
}

function callsOf(side: ComparedSide | undefined, place: CallPosition): string {
	const calls = side?.calls ?? 0;
	return calls === 1
		? `${place.name} of ${place.service}`
		: `${formatCount(calls)} calls of ${place.service}`;
}
