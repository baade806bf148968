import type { FindingJson, OwnerJson, RequestReport } from '../../lib/api/request.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { formatInstant } from '../../lib/format/clock.ts';

/** The report as text for a message: what, where, why, who, and the link. */
export function summaryText(report: RequestReport, link: string): string {
	const { verdict } = report;
	const usual = report.usualNanos === null ? '' : `, usually ${formatDuration(report.usualNanos)}`;
	return [
		verdict.sentence,
		verdict.effect,
		`${report.route}, ${report.statusText ? `${report.statusText} in ` : ''}${formatDuration(report.durationNanos)}${usual}, ${formatInstant(Date.parse(report.startTime))}`,
		...report.findings.slice(0, 3).map((finding) => findingLine(finding)),
		report.owner ? ownerLine(report.owner, report.ownerOf) : '',
		`Trace ${report.traceId}`,
		link,
	]
		.filter((line) => line !== '')
		.join('\n');
}

function findingLine({ number, title, fullTitle = title, service, detail }: FindingJson): string {
	return `${number}. ${fullTitle}${service ? ` (${service})` : ''}${detail ? `: ${detail}` : ''}`;
}

function ownerLine({ team, nearest }: OwnerJson, service: string): string {
	return nearest
		? `Nobody is named for ${service}; nearest: ${team}, owner of its ${nearest}`
		: `Owner of ${service}: ${team}`;
}
