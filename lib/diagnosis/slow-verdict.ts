import { KIND } from '../model/span-kind.ts';
import type { Confidence, Finding, Verdict } from '../model/verdict.ts';
import { formatCounted } from '../format/count.ts';
import { formatDuration } from '../format/duration.ts';
import type { RequestFacts } from './request-facts.ts';
import { culpritAt } from './culprit-at.ts';
import { slowEvidence } from './evidence.ts';
import { numberStep } from './evidence-step.ts';
import { inMainTree, type SlowCall } from './findings/latency.ts';
import { lowerFirst, sentence } from './phrases.ts';
import { inRegion, tookWords } from './usual-words.ts';
import { unknownBelow, unknownVerdict } from './unknown-slow.ts';

/** So many times its p99 is no accident, however few calls taught what is usual. */
const FAR_BEYOND = 3;
/** This share of what the request took longer than usual is most of it. */
const MAX_OF_DELAY = 0.8;
/** What a slow call did in this share of its delay explains it. */
const EXPLAINS = 0.5;

/**
 * The verdict on a request that was slow without an error. Confidence is high where the call took three times its p99
 * and more, that is four fifths of what the request took longer than usual, and no span is missing; else medium.
 */
export function slowVerdict(context: RequestFacts, call: SlowCall, findings: readonly Finding[]): Verdict {
	const unknown = unknownBelow(context, call);
	if (unknown !== -1) return unknownVerdict(context, call, unknown);
	const callee = waitedFor(context, call);
	const culprit = culpritAt(context, callee === -1 ? call.row : callee);
	const took = formatDuration(context.trace.spans.durations[call.row] ?? 0);
	const usual = formatDuration(call.baseline.p50Nanos);
	const meanwhile = explanation(context, call, findings);
	const against = doubts(context, call, callee);
	const confidence = against.length > 0 ? 'medium' : confidenceIn(context, call);
	const did =
		callee === -1
			? `took ${took} for ${culprit.operation}, usually ${usual}`
			: `kept ${context.service(call.row)} waiting ${took}, usually ${usual}`;
	return {
		state: 'slow',
		sentence: sentence(culprit.service, did, meanwhile ? because(meanwhile) : ''),
		effect: effectOf(context, culprit.row),
		culprit,
		confidence,
		reasons: {
			supports: [
				`${took} against a p99 of ${formatDuration(call.baseline.p99Nanos)} over ${formatCounted(call.baseline.calls, 'call')}${inRegion(call.baseline)}`,
				'No call below it explains the delay',
				...(confidence === 'high' ? ['It is most of what the request took longer than usual'] : []),
			],
			against,
			wouldChange: ['A call below it that sent no span'],
		},
		evidence: slowEvidence(
			context,
			call,
			meanwhile && numberStep(context, meanwhile.rows[0] ?? call.row, lowerFirst(meanwhile.title)),
		),
	};
}

/**
 * The callee that a call waited for, where that call did nothing else and the callee's own span is not slow: the way
 * to it was, or the queue before it. -1 for other calls.
 */
function waitedFor(context: RequestFacts, call: SlowCall): number {
	const [child, ...more] = context.children(call.row);
	if (child === undefined || more.length > 0 || context.isAsync(child) || !isCall(context, call.row, child))
		return -1;
	const { durations } = context.trace.spans;
	const between = (durations[call.row] ?? 0) - (durations[child] ?? 0);
	return context.service(child) !== context.service(call.row) && between >= call.excess * EXPLAINS
		? child
		: -1;
}

/** A caller's own span of a call: its kind says so, or, where kinds are not sent, its name is the callee's. */
function isCall(context: RequestFacts, row: number, child: number): boolean {
	const kind = context.trace.spans.kinds[row];
	if (kind !== KIND.unspecified) return kind === KIND.client;
	const [name, called] = [context.operation(row), context.operation(child)];
	return name.includes(called) || called.includes(name);
}

function doubts(context: RequestFacts, call: SlowCall, callee: number): readonly string[] {
	const { durations } = context.trace.spans;
	const unknown = context
		.children(call.row)
		.filter((row) => context.baseline(row) === undefined)
		.reduce((sum, row) => sum + (durations[row] ?? 0), 0);
	return [
		...(inMainTree(context, call.row) ? [] : ['Spans between it and the first one never arrived']),
		...(callee === -1 ? [] : ['Its own span was not slow: the way to it was, or its queue']),
		...(unknown >= call.excess * EXPLAINS
			? ['Calls below it took that long, and their usual is not known']
			: []),
	];
}

function confidenceIn(context: RequestFacts, call: SlowCall): Confidence {
	const { trace } = context;
	const usual = context.baseline(trace.mainRoot)?.p50Nanos;
	const delay = (trace.spans.durations[trace.mainRoot] ?? 0) - (usual ?? Infinity);
	const certain =
		usual !== undefined &&
		call.total >= delay * MAX_OF_DELAY &&
		(trace.spans.durations[call.row] ?? 0) >= call.baseline.p99Nanos * FAR_BEYOND &&
		!trace.notes.some((note) => note.kind === 'missing-parents' || note.kind === 'truncated');
	return certain ? 'high' : 'medium';
}

/** Calls in a row or a wait at or below the slow call that took most of its delay. */
function explanation(
	context: RequestFacts,
	call: SlowCall,
	findings: readonly Finding[],
): Finding | undefined {
	const end = context.trace.spans.subtreeEnds[call.row] ?? 0;
	return findings
		.filter(({ kind, rows: [row = -1], costNanos = 0 }) => {
			const explains = kind === 'serial-calls' || kind === 'waiting';
			return explains && row >= call.row && row < end && costNanos >= call.excess * EXPLAINS;
		})
		.toSorted((a, b) => (b.costNanos ?? 0) - (a.costNanos ?? 0))[0];
}

function because({ kind, title }: Finding): string {
	return `because ${kind === 'waiting' ? 'it ' : ''}${lowerFirst(title)}`;
}

/** How long the whole request took, where the culprit's call is one of those that it waited for. */
function effectOf(context: RequestFacts, culprit: number): string {
	const root = context.trace.mainRoot;
	return root === culprit || !inMainTree(context, culprit)
		? ''
		: `${context.operation(root)} took ${tookWords(context, root)}.`;
}
