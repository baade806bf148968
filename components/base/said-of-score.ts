import type { AnomalyScoreJson } from '../../lib/wire/api/anomaly-score.ts';
import { formatPercent } from '../../lib/words/count.ts';
import { formatDuration } from '../../lib/words/duration.ts';

// Made when first asked for: a formatter costs a page 25 ms.
let numbers: Intl.NumberFormat | undefined;

/** "12 % failed calls, usually 0.1 %". */
export function saidOf(score: AnomalyScoreJson): string {
	return `${inUnit(score, score.value)} ${score.measure}, usually ${inUnit(score, score.usual)}`;
}

function inUnit({ unit }: AnomalyScoreJson, value: number): string {
	switch (unit) {
		case 'share':
			return formatPercent(value);
		case 'nanos':
			return formatDuration(Math.round(value));
		case 'number':
			numbers ??= new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
			return numbers.format(value);
	}
}
