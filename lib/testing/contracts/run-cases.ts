import { expect, test } from 'vitest';
import type { Source } from '../../ports/source.ts';
import type { ReadOptions } from '../../ports/read-options.ts';

/** Cases that an implementation can't pass by its nature, and why. */
export interface ContractSkip<Case extends string> {
	readonly reason: string;
	readonly cases: readonly Case[];
}

/** What must hold, by a sentence that says it. */
export type ContractCases<Case extends string> = Readonly<Record<Case, () => Promise<void>>>;

/** One test a case; those that are skipped say why. */
export function runCases<Case extends string>(
	cases: ContractCases<Case>,
	skip: readonly ContractSkip<Case>[],
	missing = '',
): void {
	// oxlint-disable-next-line vitest/expect-expect -- each case asserts.
	test.for(Object.entries<() => Promise<void>>(cases))('%s', async ([name, work], context) => {
		const reason = missing || (skip.find((one) => one.cases.some((known) => known === name))?.reason ?? '');
		context.skip(reason !== '', reason);
		await work();
	});
}

/** Somebody who waits for the answer for half a minute. */
export const PATIENT: ReadOptions = { signal: new AbortController().signal, deadlineMs: 30_000 };
/** Somebody who has left. A bad argument is told even them: it is found before anything is asked. */
export const GONE: ReadOptions = { signal: AbortSignal.abort(), deadlineMs: 30_000 };
/** Somebody whose time is as good as over. */
export const HURRIED: ReadOptions = { signal: new AbortController().signal, deadlineMs: 1 };

export const BAD_LIMITS: readonly number[] = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY];

/** The one error that leaves a source, with its name. */
export async function expectError(
	asked: Promise<unknown>,
	code: string,
	source: Pick<Source, 'name'>,
): Promise<void> {
	await expect(asked).rejects.toMatchObject({ name: 'SourceError', code, source: source.name });
}

export function expectIdentity(source: Source): void {
	expect([source.id, source.kind, source.name]).not.toContain('');
}

let made = 0;

/** IDs that nobody else has; the last byte is zero, as one of 256 is. */
export function nextIds(): { readonly traceId: string; readonly spanId: string } {
	made++;
	return {
		traceId: `c${made.toString(16).padStart(29, '0')}00`,
		spanId: `d${made.toString(16).padStart(13, '0')}00`,
	};
}

/** A name that no other case uses. */
export function nextName(name: string): string {
	return `${name}-${++made}`;
}
