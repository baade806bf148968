import { formatCount } from './count.ts';

/** How often something happened, as one says it: "once", "twice", "3 times". */
export function formatRepeats(count: number): string {
	if (count === 1) return 'once';
	return count === 2 ? 'twice' : `${formatCount(count)} times`;
}
