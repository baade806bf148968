import type { Verdict } from '../../../lib/model/verdict.ts';
import type { Sample } from './recording.ts';

interface Counts {
	asked: number;
	state: number;
	culprit: number;
	healthyHigh: number;
}

/** Counts how right verdicts on recorded requests are, by kind of fault. */
export interface RecordedScore {
	add(sample: Sample, verdict: Verdict): void;
	/** The tables, line by line. */
	lines(): readonly string[];
}

export function recordedScore(): RecordedScore {
	const kinds = new Map<string, Counts>();
	const accused = new Map<string, number>();
	const sure = new Map<string, { said: number; right: number }>();
	let fine = 0;
	return {
		add: (sample, verdict) => {
			const named = verdict.culprit?.service ?? '';
			const right =
				sample.truth === 'fine'
					? named === ''
					: named !== '' && (sample.culprits.length === 0 || sample.culprits.includes(named));
			const said = `${verdict.state === 'healthy' ? 'healthy' : 'culprit'}, ${verdict.confidence}`;
			const level = sure.get(said) ?? { said: 0, right: 0 };
			sure.set(said, { said: level.said + 1, right: level.right + (right ? 1 : 0) });
			if (sample.truth === 'fine') {
				fine++;
				if (verdict.state !== 'healthy') accused.set(verdict.state, (accused.get(verdict.state) ?? 0) + 1);
				return;
			}
			for (const key of [sample.kind, sample.truth === 'failed' ? '(failed)' : '(slow or less)', 'all']) {
				const row = kinds.get(key) ?? { asked: 0, state: 0, culprit: 0, healthyHigh: 0 };
				kinds.set(key, row);
				row.asked++;
				if (stateFits(sample, verdict)) row.state++;
				if (right) row.culprit++;
				if (verdict.state === 'healthy' && verdict.confidence === 'high') row.healthyHigh++;
			}
		},
		lines: () => [
			`${'kind'.padEnd(20)}  asked  state right  culprit right  "healthy, high"`,
			...[...kinds]
				.toSorted(byPart)
				.map(
					([key, row]) =>
						`${key.padEnd(20)} ${String(row.asked).padStart(6)}      ${percent(row.state, row.asked)}        ${percent(row.culprit, row.asked)}          ${percent(row.healthyHigh, row.asked)}`,
				),
			`untouched: ${fine}, accused ${[...accused.values()].reduce((sum, one) => sum + one, 0)} (${[...accused].map(([state, count]) => `${count} ${state}`).join(', ')})`,
			...[...sure]
				.toSorted(byPart)
				.map(([level, { said, right }]) => `${level}: ${said} said, ${percent(right, said).trim()} right`),
		],
	};
}

/** A gap is what a caller that got an answer was left with; one that was answered 5xx saw it fail. */
function stateFits(sample: Sample, { state }: Verdict): boolean {
	if (sample.truth === 'failed') return state === 'failed' || state === 'gap';
	return state !== 'healthy' && state !== 'unknown';
}

function byPart([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	const part = (key: string) => (key === 'all' ? 2 : key.startsWith('(') ? 1 : 0);
	return part(a) - part(b);
}

function percent(part: number, whole: number): string {
	return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`.padStart(7);
}
