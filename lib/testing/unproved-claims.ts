import { coded } from '../model/columns.ts';
import type { Trace } from '../model/trace.ts';
import type { EvidenceStep, Verdict } from '../model/verdict.ts';
import { whatItDid } from '../diagnosis/phrases.ts';
import type { JoinedLogs } from '../logs/join.ts';

/** Words that sentences are built with: all else must be read off the evidence. */
const OWN_WORDS = new Set(
	`probably so a an and ended with gap failed answered logged showed error for was each time asked times did not answer
	took kept waiting usually meanwhile ran one after another in waited connection lay queue reads calls went well spite of no culprit
	because it all the request oddity oddities nothing unusual found`.split(/\s+/),
);

/**
 * What a verdict says in its sentence and its effect that its evidence doesn't show: numbers, names and quotations.
 * Evidence is the text of its steps, and of the spans and log lines they point to. Empty when all is proved.
 */
export function unprovedClaims(trace: Trace, logs: JoinedLogs, verdict: Verdict): readonly string[] {
	// That nobody did it is proved by what was looked at and what the request lived with.
	const { against } = verdict.reasons;
	const reasons = verdict.culprit ? [] : [...against, String(against.length)];
	const proof = plain(
		[...verdict.evidence.flatMap((step) => textsOf(trace, logs, step)), ...reasons].join('\n'),
	);
	const claims = `${verdict.sentence}\n${verdict.effect}`;
	const quoted = [...claims.matchAll(/“([^”]*)”/g)].flatMap(([, text = '']) => text.split('…'));
	const rest = fixedWordsOf(trace, verdict, claims.replaceAll(/“[^”]*”/g, ' '));
	return [
		...quoted.filter((text) => !proof.includes(plain(text))),
		...plain(rest)
			.split(/\s+/)
			.filter((word) => word !== '' && !OWN_WORDS.has(word) && !` ${proof} `.includes(` ${word} `)),
	];
}

/** A code in plain words claims no more than the code. */
function fixedWordsOf(trace: Trace, verdict: Verdict, text: string): string {
	const codes = verdict.evidence.flatMap(({ row }) =>
		row === undefined
			? []
			: [trace.attribute(row, 'http.response.status_code'), trace.attribute(row, 'rpc.status_code')],
	);
	return codes.reduce<string>((left, code) => {
		const said = whatItDid({ row: 0, sign: 'status', message: '', code: code ?? '', logs: [] });
		return left.replaceAll(said, ' ');
	}, text);
}

function textsOf(trace: Trace, logs: JoinedLogs, { service, label, row, log }: EvidenceStep): string[] {
	const texts = [service, label];
	if (log !== undefined) texts.push(logs.lines[log]?.record.message ?? '');
	if (row !== undefined) {
		const { attributes, statusMessage } = trace.details(row);
		const events = trace.events(row).flatMap((event) => [...event.attributes.values()]);
		texts.push(
			coded(trace.spans.services, row),
			coded(trace.spans.names, row),
			statusMessage,
			...[...attributes.values(), ...events].map(String),
		);
	}
	return texts;
}

/** Words alone, each apart from the marks around it. */
function plain(text: string): string {
	return text
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}./×%_{}-]+/gu, ' ')
		.replaceAll(/\.(?=\s|$)/g, '')
		.trim();
}
