import { formatCount, formatCounted } from '../../format/count.ts';
import { formatDuration } from '../../format/duration.ts';
import type { Confidence, Verdict } from '../../model/verdict.ts';
import { culpritAt } from '../culprit-at.ts';
import { numberStep } from '../evidence-step.ts';
import { slowSteps } from '../evidence.ts';
import { sentence } from '../phrases.ts';
import type { RequestFacts } from '../request-facts.ts';
import type { RequestKind } from './request-kind.ts';
import type { SlowUnit } from './slow-units.ts';

/** So many times the usual calls are the reason. */
const MANY = 3;
const FAR_BEYOND = 3;
const MOST_OF_DELAY = 0.8;
const MIN_REQUESTS = 50;

/** The verdict on a request that took longer than its kind does, where one unit or service lost most of that. */
export function slowUnitVerdict(context: RequestFacts, kind: RequestKind, slow: SlowUnit): Verdict {
	const { unit, service } = slow;
	const { trace } = context;
	const root = trace.mainRoot;
	const row = unit.answer !== -1 && context.service(unit.answer) === service ? unit.answer : unit.row;
	const took = formatDuration(trace.spans.durations[root] ?? 0);
	const told = wordsOf(context, slow);
	return {
		state: 'slow',
		sentence: told.sentence,
		effect: `${context.operation(root)} took ${took}, usually ${formatDuration(kind.time.p50Nanos)}.`,
		culprit: culpritAt(context, row),
		confidence: confidenceIn(context, kind, slow),
		reasons: {
			supports: [
				`${took} against a p99 of ${formatDuration(kind.time.p99Nanos)} over ${formatCounted(kind.requests, 'request')} of its kind`,
				...told.supports,
			],
			against: [
				...told.against,
				...(slow.usual === undefined ? ['Requests of its kind do not usually do it'] : []),
			],
			wouldChange: ['A call below it that sent no span'],
		},
		evidence: [
			...slowSteps(context, unit.answer === -1 ? unit.row : unit.answer),
			numberStep(context, row, told.number),
			numberStep(context, root, `${took}, usually ${formatDuration(kind.time.p50Nanos)}`),
		],
	};
}

interface Told {
	readonly sentence: string;
	readonly number: string;
	readonly supports: readonly string[];
	readonly against: readonly string[];
}

function wordsOf(context: RequestFacts, slow: SlowUnit): Told {
	const { unit, usual, service } = slow;
	const nanos = formatDuration(unit.nanos);
	const usually = usual === undefined ? '' : `, usually ${formatDuration(usual.p50Nanos)}`;
	if (unit.answer !== -1) {
		const [caller, callee] = [context.service(unit.row), context.service(unit.answer)];
		const own = formatDuration(context.trace.spans.durations[unit.answer] ?? 0);
		const number = `${nanos} between ${caller} and ${callee}${usually}; ${callee} itself took ${own}`;
		return {
			sentence: number,
			number,
			supports: [],
			against: [`Either end of the way may be the cause: ${caller} or ${callee}`],
		};
	}
	const operation = context.operation(unit.row);
	if (usual !== undefined && unit.calls >= usual.meanCalls * MANY) {
		const often = `${formatCount(unit.calls)} times, usually ${formatCount(Math.max(1, Math.round(usual.meanCalls)))}`;
		return {
			sentence: sentence(service, `did ${operation} ${often}, which took ${nanos}`, ''),
			number: `${operation} ${often}: ${nanos}${usually}`,
			supports: ['It is most of what the request took longer than usual'],
			against: [],
		};
	}
	return {
		sentence: sentence(service, `took ${nanos} for ${operation}${usually}`, ''),
		number: `${nanos} for ${operation}${usually}`,
		supports: ['Without the time of the calls below it'],
		against: [],
	};
}

function confidenceIn(
	{ trace }: RequestFacts,
	kind: RequestKind,
	{ unit, usual, share }: SlowUnit,
): Confidence {
	const cut = trace.notes.some((note) => note.kind === 'missing-parents' || note.kind === 'truncated');
	if (usual === undefined) return 'low';
	if (unit.answer !== -1 || cut || kind.requests < MIN_REQUESTS) return 'medium';
	const far = (trace.spans.durations[trace.mainRoot] ?? 0) >= kind.time.p99Nanos * FAR_BEYOND;
	return far && share >= MOST_OF_DELAY && unit.nanos >= usual.p99Nanos * FAR_BEYOND ? 'high' : 'medium';
}
