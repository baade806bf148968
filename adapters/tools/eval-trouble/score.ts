import type { MadeStyle } from '../../../lib/testing/made/made-company.ts';
import type { MadeTrouble } from '../../../lib/testing/made/play-company.ts';

interface Case {
	/** Undefined where nothing was wrong. */
	readonly trouble: MadeTrouble | undefined;
	readonly style: MadeStyle;
	/** How many were named. */
	readonly named: number;
	/** Place of the culprit among them from 1; 0 where it is not. */
	readonly rank: number;
}

/** Counts how often the culprit was named first and among the first three, by kind of trouble and by what services send. */
export function makeScore(): { add(one: Case): void; lines(): readonly string[] } {
	const cases: Case[] = [];
	return {
		add: (one) => cases.push(one),
		lines: () => {
			const failing = cases.filter(({ trouble }) => trouble);
			const healthy = cases.filter(({ trouble }) => !trouble);
			const accused = healthy.filter(({ named }) => named > 0).length;
			const groups = [
				...Map.groupBy(failing, ({ trouble }) => trouble?.kind ?? ''),
				...Map.groupBy(failing, ({ style }) => `(spans of callers: ${style.clients})`),
				...Map.groupBy(failing, ({ style }) => `(status: ${style.status ? 'sent' : 'none'})`),
				...Map.groupBy(failing, ({ style }) => `(log lines: ${style.logs ? 'sent' : 'none'})`),
				['all', failing] as const,
			];
			return [
				`${'trouble (variant)'.padEnd(30)}  asked   first  first 3  nobody`,
				...groups.map(([name, own]) => lineOf(name, own)),
				`healthy: ${healthy.length}, somebody accused in ${accused}`,
			];
		},
	};
}

function lineOf(name: string, cases: readonly Case[]): string {
	const share = (counts: (one: Case) => boolean) =>
		`${((cases.filter(counts).length / cases.length) * 100).toFixed(1)} %`.padStart(8);
	return `${name.padEnd(30)}${String(cases.length).padStart(7)}${share(({ rank }) => rank === 1)}${share(({ rank }) => rank >= 1 && rank <= 3)}${share(({ named }) => named === 0)}`;
}
