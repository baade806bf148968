import type { PatternJson } from '../../lib/wire/api/pattern.ts';
import type { RequestReport } from '../../lib/wire/api/request.ts';
import { formatCounted } from '../../lib/words/count.ts';
import { formatClock } from '../../lib/words/instant.ts';
import { patternSince } from '../../lib/words/pattern-since.ts';
import { traitWords } from '../../lib/words/trait.ts';
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
