import { formatPercent } from '../format/count.ts';
import { formatDuration } from '../format/duration.ts';
import type { EndingSymptom, Symptom } from './symptom.ts';

/** A sign in words, for somebody who looks at its service: every number in it is the sign's. */
export function describeSymptom(sign: Symptom): string {
	switch (sign.kind) {
		case 'errors':
			return `${share(sign)} of ${sign.what} calls failed, ${usually(sign.usualShare)}`;
		case 'log-errors':
			return `Logged “${sign.what}” in ${share(sign)} of requests, ${usually(sign.usualShare)}`;
		case 'slow':
			return `${sign.what} took ${formatDuration(Math.round(sign.meanNanos))}, usually ${formatDuration(Math.round(sign.usualNanos))}, without the calls below it`;
		case 'slow-call-path':
			return `${sign.what} spent ${formatDuration(Math.round(sign.meanNanos))} between ${sign.service} and ${sign.peer}, usually ${formatDuration(Math.round(sign.usualNanos))}`;
		case 'ends-early':
			return `${share(sign)} of ${howEnded(sign)}, ${usually(sign.usualShare)}`;
	}
}

function howEnded({ caller, service, what, reached }: EndingSymptom): string {
	if (caller === service) return `${what} calls stopped without calling on`;
	return `${caller}’s ${what} calls ${reached ? 'ended after calling it' : 'did not reach it'}`;
}

function share(sign: { readonly count: number; readonly of: number }): string {
	return formatPercent(sign.count / sign.of);
}

function usually(usualShare: number | undefined): string {
	return usualShare === undefined ? 'what is usual is not known' : `usually ${formatPercent(usualShare)}`;
}
