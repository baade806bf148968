import { DeadlineError, withDeadline } from '../base/deadline.ts';
import { SourceError } from '../model/source-error.ts';
import type { SourceStatus } from '../model/source-status.ts';
import type { ReadOptions } from '../ports/read-options.ts';
import { type Asking, readOptions } from './asking.ts';

/** What several sources of one kind are asked. */
export interface SourceQuestion<From, Value> {
	readonly kind: SourceStatus['kind'];
	/** A source that takes longer is told as late, in milliseconds. */
	readonly deadlineMs: number;
	work(source: From, options: ReadOptions): Promise<Value>;
	/** Records in the answer, how many there are where it was cut, and how old it is where nothing newer came. */
	count(value: Value): { readonly given: number; readonly total: number; readonly stale?: string };
}

/** Hears of every source as soon as it has answered, or has not. */
export type Answered = (status: SourceStatus) => void;

export interface SourceAnswer<From, Value> {
	readonly source: From;
	/** Undefined when the source failed or was late. */
	readonly value: Value | undefined;
	readonly status: SourceStatus;
}

/** Asks sources side by side, each within its time. Never rejects: what went wrong with one is in its status. */
export function askAll<From extends { readonly id?: string; readonly name: string }, Value>(
	asking: Asking,
	sources: readonly From[],
	question: SourceQuestion<From, Value>,
	answered?: Answered,
): Promise<readonly SourceAnswer<From, Value>[]> {
	return Promise.all(
		sources.map(async (source) => {
			const answer = await askOne(asking, source, question);
			answered?.(answer.status);
			return answer;
		}),
	);
}

async function askOne<From extends { readonly id?: string; readonly name: string }, Value>(
	asking: Asking,
	source: From,
	question: SourceQuestion<From, Value>,
): Promise<SourceAnswer<From, Value>> {
	const { kind } = question;
	const who = { id: source.id ?? source.name, name: source.name, kind };
	const { deadlineMs } = readOptions(asking, question.deadlineMs);
	const began = performance.now();
	const took = () => Math.round((performance.now() - began) * 10) / 10;
	try {
		const value = await withDeadline(deadlineMs, asking.signal, (signal) =>
			question.work(source, { signal, deadlineMs }),
		);
		const { given, total, stale = '' } = question.count(value);
		const message = total > given ? `${given} of ${total} read` : stale;
		const status = message !== '' ? 'partial' : given === 0 ? 'empty' : 'ok';
		return { source, value, status: { ...who, status, tookMs: took(), count: given, message } };
	} catch (error) {
		const late = error instanceof DeadlineError || (error instanceof SourceError && error.code === 'timeout');
		const message = error instanceof Error ? error.message : String(error);
		const status = late ? 'timeout' : 'failed';
		return { source, value: undefined, status: { ...who, status, tookMs: took(), count: 0, message } };
	}
}
