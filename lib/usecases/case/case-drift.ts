import type { RequestReport } from '../../api/request.ts';
import type { Opening } from '../request/open-request.ts';
import { presentRequest } from '../request/present-request.ts';

/** What became of a request since it was shared. */
export type CaseDrift =
	| { readonly state: 'same' | 'unknown' }
	| { readonly state: 'gone'; readonly retentionDays: number }
	| { readonly state: 'changed'; readonly sentence: string };

/** Whether the request would be told otherwise now. A store that did not answer leaves it unknown. */
export function caseDrift(then: RequestReport, now: Opening, retentionDays: number): CaseDrift {
	if (!now.found) {
		const dead = now.sources.some(({ status }) => status === 'failed' || status === 'timeout');
		return dead ? { state: 'unknown' } : { state: 'gone', retentionDays };
	}
	const report = presentRequest(now.request);
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
