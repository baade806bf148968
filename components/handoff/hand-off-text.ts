import type { PatternJson } from '../../lib/api/pattern.ts';
import type { RequestReport } from '../../lib/api/request.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { formatClock } from '../../lib/format/clock.ts';
import { patternSince } from '../../lib/format/pattern-since.ts';
import { traitWords } from '../../lib/diagnosis/trait.ts';
import { summaryText } from './summary-text.ts';

/** What is handed on: complete in itself, so that its reader needs no other tool. */
export function handOffText(report: RequestReport, pattern: PatternJson | undefined, link: string): string {
	const [sentence = '', ...rest] = summaryText(report, link).split('\n');
	return [sentence, ...(pattern ? patternLine(pattern) : []), ...rest].join('\n');
}

function patternLine(pattern: PatternJson): string[] {
	const {
		kind,
		total,
		exact,
		deployments,
		shared: [trait],
	} = pattern;
	if (kind === 'none') return [];
	const began = `${patternSince(pattern)}${pattern.since === null ? '' : ' UTC'}`;
	const deployed = deployments.at(-1);
	const after = deployed
		? `; version ${deployed.version} was deployed ${formatClock(Date.parse(deployed.at))} UTC`
		: '';
	const share = trait ? `; ${traitWords(trait)}` : '';
	return [
		`${exact ? '' : 'About '}${formatCounted(total, 'request')} failed alike ${began}${after}${share}.`,
	];
}
