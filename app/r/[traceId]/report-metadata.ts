import type { Metadata } from 'next';
import type { RequestReport } from '../../../lib/api/request.ts';
import { formatInstant } from '../../../lib/format/clock.ts';

/** The sentence, the service and the time. No personal data: a title travels with every shared link. */
export function reportMetadata(report: RequestReport): Metadata {
	const title = report.verdict.sentence || report.route;
	const service = report.verdict.culprit?.service ?? report.rootService;
	const description = `${service}, ${report.route}, ${formatInstant(Date.parse(report.startTime))}`;
	return {
		title,
		description,
		openGraph: { title, description, type: 'article', siteName: 'Dupin' },
		twitter: { card: 'summary', title, description },
	};
}
