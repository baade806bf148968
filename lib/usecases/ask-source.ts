import { DeadlineError, withDeadline } from '../base/deadline.ts';
import { SourceError } from '../model/source-error.ts';
import type { SourceStatus } from '../model/source-status.ts';
import type { ReadOptions } from '../ports/read-options.ts';

export interface SourceQuestion<T> {
	readonly name: string;
	readonly kind: SourceStatus['kind'];
	readonly deadlineMs: number;
	readonly signal?: AbortSignal;
	work(options: ReadOptions): Promise<T>;
	/** Records in the answer, how many there are where it was cut, and how old it is where nothing newer came. */
	count(value: T): { readonly given: number; readonly total: number; readonly stale?: string };
}

/** Hears of every source as soon as it has answered, or has not. */
export type Answered = (status: SourceStatus) => void;

export interface SourceAnswer<T> {
	/** Undefined when the source failed or was late. */
	readonly value: T | undefined;
	readonly status: SourceStatus;
}

/** Asks one source within its time. Never rejects: what went wrong is in the status. */
export async function askSource<T>(
	question: SourceQuestion<T>,
	answered?: Answered,
): Promise<SourceAnswer<T>> {
	const answer = await askOnce(question);
	answered?.(answer.status);
	return answer;
}

async function askOnce<T>(question: SourceQuestion<T>): Promise<SourceAnswer<T>> {
	const { name, kind, deadlineMs } = question;
	const began = performance.now();
	const took = () => Math.round((performance.now() - began) * 10) / 10;
	try {
		const value = await withDeadline(deadlineMs, question.signal, (signal) =>
			question.work({ signal, deadlineMs }),
		);
		const { given, total, stale = '' } = question.count(value);
		const message = total > given ? `${given} of ${total} read` : stale;
		const status = message !== '' ? 'partial' : given === 0 ? 'empty' : 'ok';
		return { value, status: { name, kind, status, tookMs: took(), count: given, message } };
	} catch (error) {
		const late = error instanceof DeadlineError || (error instanceof SourceError && error.code === 'timeout');
		const message = error instanceof Error ? error.message : String(error);
		const status = late ? 'timeout' : 'failed';
		return { value: undefined, status: { name, kind, status, tookMs: took(), count: 0, message } };
	}
}
