import { coded } from '../../model/columns.ts';
import type { Trace } from '../../model/trace.ts';
import type { OperationKey } from '../../ports/sources/anomaly-source.ts';

/** What an anomaly source takes in one call. */
const MOST = 500;
const MAX_REGIONS = 20;

/** The distinct operations of a trace, from the root downwards, as many as can be asked for at once. */
export function operationsOf({ spans, mainRoot }: Trace): readonly OperationKey[] {
	const found = new Map<string, OperationKey>();
	const add = (row: number) => {
		const kind = spans.kinds[row] ?? 0;
		const key = `${spans.services.codes[row]} ${spans.names.codes[row]} ${kind}`;
		if (!found.has(key))
			found.set(key, { service: coded(spans.services, row), operation: coded(spans.names, row), kind });
	};
	add(mainRoot);
	for (let row = 0; row < spans.length && found.size < MOST; row++) add(row);
	return [...found.values()];
}

/** The regions that a trace went through, as many as can be asked for at once. */
export function regionsOf(trace: Trace): readonly string[] {
	const found = new Set<string>();
	for (let row = 0; row < trace.spans.length && found.size < MAX_REGIONS; row++) {
		const one = trace.region(row);
		if (one !== '') found.add(one);
	}
	return [...found];
}
