import { afterAll, beforeAll, describe } from 'vitest';
import type { SpanRow } from '../../columns/rows.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';
import { type ContractSkip, runCases } from './run-cases.ts';
import { traceReadCases } from './trace-read-cases.ts';
import { traceSearchCases } from './trace-search-cases.ts';
import type { TraceStoreSubject } from './trace-store-subject.ts';

export type TraceStoreCase =
	| keyof ReturnType<typeof traceReadCases>
	| keyof ReturnType<typeof traceSearchCases>;

/** A trace store for one suite. */
export interface OpenedTraceStore {
	readonly store: TraceStore;
	/** Stores spans, so that the next read has them. */
	readonly put: (spans: readonly SpanRow[]) => Promise<void>;
	readonly close?: () => Promise<void>;
}

/** What every trace store does: see `TraceStore` and the manners in `lib/ports/README.md`. */
export function traceStoreContract({
	name,
	open,
	skip,
	missing = '',
}: {
	readonly name: string;
	readonly open: () => Promise<OpenedTraceStore>;
	readonly skip: readonly ContractSkip<TraceStoreCase>[];
	/** Why there is none on this machine; then every case is skipped with it. */
	readonly missing?: string;
}): void {
	describe(`trace store: ${name}`, () => {
		let opened: OpenedTraceStore | undefined;
		const subject: TraceStoreSubject = () => {
			if (!opened) throw new Error('the store was not opened');
			return opened;
		};
		beforeAll(async () => {
			if (missing === '') opened = await open();
		});
		afterAll(async () => opened?.close?.());
		runCases<TraceStoreCase>({ ...traceReadCases(subject), ...traceSearchCases(subject) }, skip, missing);
	});
}
