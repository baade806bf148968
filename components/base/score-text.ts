import type { AnomalyScoreJson } from '../../lib/api/anomaly-score.ts';
import { formatPercent } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';

// Made when first asked for: a formatter costs a page 25 ms.
let numbers: Intl.NumberFormat | undefined;

/** "12 % failed calls, usually 0.1 %"; "p99 of calls 2.4 s, usually 170 ms". */
export function scoreText(score: AnomalyScoreJson): string {
	const value = inUnit(score, score.value);
	const said = score.unit === 'nanos' ? `${score.measure} ${value}` : `${value} ${score.measure}`;
	return `${said}, usually ${inUnit(score, score.usual)}`;
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
