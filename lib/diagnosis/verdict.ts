import type { Finding, Verdict } from '../model/verdict.ts';
import { formatCounted } from '../words/count.ts';
import { formatDuration } from '../words/duration.ts';
import type { Context } from './context.ts';
import { culpritAt, suspectOf } from './culprit.ts';
import { failureEvidence, slowEvidence } from './evidence.ts';
import type { FailingPath } from './failing-path.ts';
import { inMainTree, type SlowCall } from './findings/latency.ts';
import { sentence, whatItDid } from './say.ts';

/** The verdict on a request that failed, or ended with a gap. */
export function failureVerdict(context: Context, path: FailingPath, state: 'failed' | 'gap'): Verdict {
	const suspect = suspectOf(context, path);
	const did = suspect.did || whatItDid(context.errors[suspect.culprit.row]);
	const root = context.trace.mainRoot;
	const alone = path.rows.length === 1 && suspect.culprit.row === root;
	const so =
		state === 'gap'
			? `so ${context.operation(root)} ended with a gap`
			: alone
				? ''
				: `so ${context.operation(root)} failed`;
	const said = sentence(suspect.culprit.service, did, so);
	return {
		state,
		sentence: suspect.confidence === 'low' ? `Probably ${said}` : said,
		effect: effectOf(context, path),
		culprit: suspect.culprit,
		confidence: suspect.confidence,
		reasons: { supports: suspect.supports, against: suspect.against, wouldChange: suspect.wouldChange },
		evidence: failureEvidence(context, path, suspect),
	};
}

/** The verdict on a request that was slow without an error. */
export function slowVerdict(context: Context, call: SlowCall, serial: Finding | undefined): Verdict {
	const culprit = culpritAt(context, call.row);
	const took = formatDuration(context.trace.spans.durations[call.row] ?? 0);
	const usual = formatDuration(call.baseline.p50Nanos);
	const cause = serial ? `${lowerFirst(serial.title)} in ${serial.service}` : '';
	return {
		state: 'slow',
		sentence: sentence(culprit.service, `took ${took} for ${culprit.operation}, usually ${usual}`, ''),
		effect: cause === '' ? '' : `Meanwhile ${cause}.`,
		culprit,
		confidence: 'medium',
		reasons: {
			supports: [
				`${took} against a p99 of ${formatDuration(call.baseline.p99Nanos)} over ${formatCounted(call.baseline.calls, 'call')}`,
				'No call below it explains the delay',
			],
			against: inMainTree(context, call.row) ? [] : ['Spans between it and the first one never arrived'],
			wouldChange: ['A call below it that sent no span'],
		},
		evidence: slowEvidence(context, call),
	};
}

/** Nobody did it, and why that is the answer. */
export function healthyVerdict(context: Context, findings: readonly Finding[]): Verdict {
	const lived = findings.filter(
		(finding) =>
			finding.kind === 'error-swallowed' ||
			finding.kind === 'error-in-body' ||
			finding.kind === 'retry' ||
			finding.kind === 'error-log',
	);
	const checked = [
		`${formatCounted(context.trace.spans.length, 'span')} looked at`,
		`${formatCounted(context.logs.lines.length, 'log line')} read`,
	];
	return {
		state: 'healthy',
		sentence:
			lived.length === 0
				? 'Nothing unusual found'
				: `No culprit: the request went well in spite of ${formatCounted(lived.length, 'oddity', 'oddities')}`,
		effect: '',
		culprit: undefined,
		confidence: 'high',
		reasons: {
			supports: [...checked, 'The first span ended without an error'],
			against: lived.map((finding) => `${finding.service}: ${lowerFirst(finding.title)}`),
			wouldChange: ['An error that arrives later'],
		},
		evidence: [],
	};
}

/** What the user saw: the answer of the outermost span, and how often it was tried. */
function effectOf(context: Context, path: FailingPath): string {
	const root = context.trace.mainRoot;
	const parts: string[] = [];
	const asked = path.tries ? context.trace.spans.parents[path.tries.rows[0] ?? 0] : undefined;
	if (path.tries && asked !== undefined && asked >= 0) {
		parts.push(`${context.service(asked)} asked ${path.tries.rows.length} times and failed each time.`);
	}
	const code = ['app.error.code', 'client.error.code', 'error.code']
		.map((key) => context.trace.attribute(root, key))
		.find((text) => text !== undefined && text !== '');
	const status = context.errors[root]?.code ?? '';
	const title = ['asset.title', 'title.name', 'media.title']
		.map((key) => context.trace.attribute(root, key))
		.find((text) => text !== undefined && text !== '');
	const shown = code === undefined ? (status === '' ? '' : `was answered ${status}`) : `showed error ${code}`;
	if (shown !== '')
		parts.push(`${context.service(root)} ${shown}${title === undefined ? '' : ` for ${title}`}.`);
	return parts.join(' ');
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
