import type { Nanos } from '../model/time.ts';
import { formatDuration } from './duration.ts';

const UNITS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
	['ms', ['millisecond', 'milliseconds']],
	['s', ['second', 'seconds']],
	['min', ['minute', 'minutes']],
	['h', ['hour', 'hours']],
]);

/** A length of time as a screen reader says it: "131 milliseconds", "8 minutes 12 seconds". */
export function spokenDuration(nanos: Nanos): string {
	return formatDuration(nanos)
		.replace('−', 'minus ')
		.replaceAll(/([\d.]+) (ms|s|min|h)\b/g, (whole, number: string, unit: string) => {
			const words = UNITS.get(unit);
			return words ? `${number} ${words[number === '1' ? 0 : 1]}` : whole;
		});
}
