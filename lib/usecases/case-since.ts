import type { RequestReport } from '../wire/api/request.ts';
import type { Opening } from './open-request.ts';
import { toReport } from './to-report.ts';

/** What became of a request since it was shared. */
export type CaseSince =
	| { readonly state: 'same' | 'unknown' }
	| { readonly state: 'gone'; readonly retentionDays: number }
	| { readonly state: 'changed'; readonly sentence: string };

/** Whether the request would be told otherwise now. A store that did not answer leaves it unknown. */
export function caseSince(then: RequestReport, now: Opening, retentionDays: number): CaseSince {
	if (!now.found) {
		const dead = now.sources.some(({ status }) => status === 'failed' || status === 'timeout');
		return dead ? { state: 'unknown' } : { state: 'gone', retentionDays };
	}
	const report = toReport(now.request);
	return told(report) === told(then)
		? { state: 'same' }
		: { state: 'changed', sentence: report.verdict.sentence };
}

/** What a reader would act on: the sentence, how sure it is, and the findings in order. */
function told({ verdict, findings }: RequestReport): string {
	return JSON.stringify([
		verdict.sentence,
		verdict.confidence,
		findings.map(({ kind, title, service }) => [kind, title, service]),
	]);
}
