import type { MemberReport } from '../api/member-report.ts';
import type { SentenceJson, SessionReport, SupportVerdict } from '../api/session-report.ts';

/** Words of tracing and programming that must not stand on a page for support. */
export const FORBIDDEN =
	/\b(?:spans?|traces?|tracing|latency|latencies|exceptions?|payloads?|stack ?trace|timeouts?|null|undefined|NaN|http|json|api|backend|endpoint|p99|percentile|anomal\w+|degraded|root cause|boolean|socket|queries|query|middleware|deploy\w*|microservice|runtime|regex|opentelemetry|otlp)\b/i;

/** All sentences of a session's page: what is read as text. Names of services stand apart, as links for engineers. */
export function sentencesOf(report: SessionReport): readonly string[] {
	return [
		...verdictSentences(report.verdict),
		...report.answers.flatMap(({ sentence, detail }) =>
			detail ? [sentence.text, detail.text] : [sentence.text],
		),
		report.quality.says,
	];
}

export function verdictSentences(verdict: SupportVerdict): readonly string[] {
	const say = verdict.say ? [new Map(Object.entries(verdict.say)).get('en') ?? ''] : [];
	return [verdict.headline.text, ...verdict.why.map(({ text }) => text), ...say];
}

/** Every word of the page that its data gives, steps and rows included. */
export function wordsOf(report: SessionReport | MemberReport): string {
	const shown: string[] = [];
	const walk = (value: unknown, key: string) => {
		if (HIDDEN.has(key)) return;
		if (typeof value === 'string') shown.push(value);
		else if (Array.isArray(value)) for (const one of value) walk(one, key);
		else if (typeof value === 'object' && value !== null)
			for (const [name, inner] of Object.entries(value)) walk(inner, name);
	};
	walk(report, '');
	return shown.join('\n');
}

/** What the page does not show as text: IDs, kinds, sources; and names of services, which are names. */
const HIDDEN = new Set([
	'sources',
	'traceId',
	'id',
	'kind',
	'state',
	'tone',
	'side',
	'cause',
	'service',
	'operation',
	'owner',
	'start',
	'told',
	'leadingSession',
]);

/** Every sentence of a report with its sources. */
export function sourcedSentences(report: SessionReport): readonly SentenceJson[] {
	return [
		report.verdict.headline,
		...report.verdict.why,
		...report.answers.flatMap(({ sentence, detail }) => (detail ? [sentence, detail] : [sentence])),
	];
}
