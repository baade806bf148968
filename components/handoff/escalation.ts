import type { FixingJson } from '../../lib/api/session-report.ts';
import { requestReportSchema } from '../../lib/api/request.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { freeze } from './freeze.ts';
import { handOffText } from './hand-off-text.ts';

/** What the team is sent: the request that failed, told as on its own page, then whom it hit and where support read it. */
export async function escalation({ traceId, membersWaiting }: FixingJson, headline: string): Promise<string> {
	const support = supportLines(headline, membersWaiting, location.href);
	const answer = await fetch(`/api/requests/${traceId}`).catch(() => undefined);
	const report = answer?.ok ? requestReportSchema.safeParse(await answer.json()).data : undefined;
	if (!report) return support;
	const link = await freeze(traceId).catch(() => new URL(`/r/${traceId}`, location.href).href);
	return `${handOffText(report, undefined, link)}\n${support}`;
}

/** What support knows of it. */
export function supportLines(headline: string, membersWaiting: number, link: string): string {
	const waiting =
		membersWaiting === 0 ? [] : [`${formatCounted(membersWaiting, 'member')} waiting for news.`];
	return [`For the member: ${headline}.`, ...waiting, link].join('\n');
}
