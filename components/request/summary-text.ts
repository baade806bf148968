import type { RequestReport } from '../../lib/wire/api/request.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { formatInstant } from '../../lib/words/instant.ts';

/** The report as text for a message: what, where, why, who, and the link. */
export function summaryText(report: RequestReport, link: string): string {
	const { verdict } = report;
	const usual = report.usualNanos === null ? '' : `, usually ${formatDuration(report.usualNanos)}`;
	return [
		verdict.sentence,
		verdict.effect,
		`${report.route}, ${report.statusText ? `${report.statusText} in ` : ''}${formatDuration(report.durationNanos)}${usual}, ${formatInstant(Date.parse(report.startTime))}`,
		...report.findings
			.slice(0, 3)
			.map((finding) => `${finding.number}. ${finding.title} (${finding.service}): ${finding.detail}`),
		report.owner ? `Owner of ${report.ownerOf}: ${report.owner.team}` : '',
		`Trace ${report.traceId}`,
		link,
	]
		.filter((line) => line !== '')
		.join('\n');
}
