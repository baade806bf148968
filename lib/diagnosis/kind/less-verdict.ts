import { formatCount } from '../../format/count.ts';
import { formatDuration } from '../../format/duration.ts';
import type { Finding, Verdict } from '../../model/verdict.ts';
import { culpritAt } from '../culprit-at.ts';
import { logStep, numberStep } from '../evidence-step.ts';
import { slowSteps } from '../evidence.ts';
import { finding } from '../finding.ts';
import { plainMessage, sentence } from '../phrases.ts';
import type { RequestFacts } from '../request-facts.ts';
import type { Departure } from './departures.ts';

const MOST = 5;
/** What was done too often is no more than odd where it took less of the request than this. */
const MUCH_OF_IT = 0.2;

/** The verdict on a request that ended well as far as anybody says, and did less than its kind does. Never more than medium. */
export function lessVerdict(context: RequestFacts, departures: readonly Departure[]): Verdict | undefined {
	const [first, ...rest] = departures.filter(({ times }) => times === 0);
	if (!first) return warningVerdict(context, departures);
	const culprit = culpritAt(context, first.row);
	const did = first.kind === 'call' ? `never did ${nameOf(first)}` : `never logged “${nameOf(first)}”`;
	return {
		state: 'gap',
		sentence: sentence(culprit.service, `${did} for ${culprit.operation}`, 'as all others did'),
		effect: '',
		culprit,
		confidence: 'medium',
		reasons: {
			supports: [
				`All ${formatCount(first.calls)} calls that it was held against did`,
				'Nothing that ended before left anything out',
				...(rest.length > 0 ? [`${formatCount(rest.length)} more that its kind does is missing`] : []),
			],
			against: ['No call of the request says that it failed'],
			wouldChange: ['A span or a log line that arrives later'],
		},
		evidence: [
			...slowSteps(context, first.row),
			numberStep(context, first.row, `${nameOf(first)}: in all ${formatCount(first.calls)} others, not here`),
		],
	};
}

/** A warning that requests of its kind don't give is no proof of harm, but the best there is. */
function warningVerdict(context: RequestFacts, departures: readonly Departure[]): Verdict | undefined {
	const first = departures.find(({ kind }) => kind === 'warning');
	const line = first && context.logs.of(first.row).find(({ record }) => record.message === first.what);
	if (!first || !line) return undefined;
	const culprit = culpritAt(context, first.row);
	return {
		state: 'gap',
		sentence: `Probably ${sentence(culprit.service, `warned “${plainMessage(first.what)}”`, 'as hardly any other did')}`,
		effect: '',
		culprit,
		confidence: 'low',
		reasons: {
			supports: [`Hardly any of ${formatCount(first.calls)} other calls of ${culprit.operation} warned so`],
			against: ['No call of the request says that it failed'],
			wouldChange: ['What the caller got in place of the usual'],
		},
		evidence: [...slowSteps(context, first.row), logStep(line, first.row)],
	};
}

/** The verdict on a request that did one thing far more often than its kind does, and spent much of its time on it. */
export function moreVerdict(context: RequestFacts, departures: readonly Departure[]): Verdict | undefined {
	const { durations } = context.trace.spans;
	for (const departure of departures) {
		if (departure.kind !== 'call' || departure.times === 0) continue;
		const repeated = context
			.children(departure.row)
			.filter((row) => context.operation(row) === departure.what);
		const nanos = repeated.reduce((sum, row) => sum + (durations[row] ?? 0), 0);
		if (nanos < context.trace.durationNanos * MUCH_OF_IT) continue;
		const culprit = culpritAt(context, departure.row);
		const often = `${formatCount(departure.times)} times, others ${formatCount(departure.usual)} at most`;
		return {
			state: 'slow',
			sentence: sentence(
				culprit.service,
				`did ${departure.what} ${often}`,
				`which took ${formatDuration(nanos)}`,
			),
			effect: '',
			culprit,
			confidence: 'medium',
			reasons: {
				supports: [
					`None of ${formatCount(departure.calls)} other calls of ${culprit.operation} did it so often`,
				],
				against: [],
				wouldChange: ['A request of its kind with as much to do'],
			},
			evidence: [
				...slowSteps(context, departure.row),
				numberStep(context, departure.row, `${departure.what} ${often}: ${formatDuration(nanos)}`),
			],
		};
	}
	return undefined;
}

/** What was done otherwise, as findings. */
export function departureFindings(
	context: RequestFacts,
	departures: readonly Departure[],
): readonly Finding[] {
	return departures
		.filter(({ kind }) => kind !== 'warning')
		.slice(0, MOST)
		.map((departure) => {
			const operation = context.operation(departure.row);
			const isMore = departure.times > 0;
			const title =
				departure.kind === 'call' ? `Never did ${nameOf(departure)}` : `Never logged “${nameOf(departure)}”`;
			return finding(
				'missing-callee',
				isMore ? `Did ${nameOf(departure)} ${formatCount(departure.times)} times` : title,
				context.service(departure.row),
				isMore
					? `no other call of ${operation} more than ${formatCount(departure.usual)}`
					: `all ${formatCount(departure.calls)} other calls of ${operation} did`,
				[departure.row],
			);
		});
}

function nameOf({ kind, what }: Departure): string {
	return kind === 'call' ? what : plainMessage(what);
}
