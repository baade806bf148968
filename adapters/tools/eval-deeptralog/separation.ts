/** What was said of one request, beside what is true of it. */
export interface Judged {
	readonly failing: boolean;
	readonly saidFailing: boolean;
	/** The higher, the more surely failing. */
	readonly score: number;
}

/** How well failing requests are told from normal ones. */
export interface Separation {
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	/** Chance that a failing request scores above a normal one; ties count half. */
	readonly auc: number;
}

export function separation(judged: readonly Judged[]): Separation {
	const failing = judged.filter((one) => one.failing);
	const said = judged.filter((one) => one.saidFailing);
	const right = said.filter((one) => one.failing).length;
	const precision = right / said.length;
	const recall = right / failing.length;
	return { precision, recall, f1: (2 * precision * recall) / (precision + recall), auc: auc(judged) };
}

/** By ranks: those of equal scores share their mean. */
function auc(judged: readonly Judged[]): number {
	const byScore = [...Map.groupBy(judged, ({ score }) => score)].sort(([a], [b]) => a - b);
	let below = 0;
	let won = 0;
	for (const [, equal] of byScore) {
		const failing = equal.filter((one) => one.failing).length;
		const normal = equal.length - failing;
		won += failing * (below + normal / 2);
		below += normal;
	}
	const failing = judged.length - below;
	return won / (failing * below);
}
