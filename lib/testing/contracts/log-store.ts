import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { LogRow } from '../../columns/rows.ts';
import { parseTraceId, type TraceId } from '../../model/ids.ts';
import { unixNanos } from '../../model/time.ts';
import type { LogHint, LogStore } from '../../ports/sources/log-store.ts';
import {
	BAD_LIMITS,
	type ContractSkip,
	expectError,
	expectIdentity,
	GONE,
	HURRIED,
	nextIds,
	nextName,
	PATIENT,
	runCases,
} from './run-cases.ts';
import { SECOND, THEN } from './trace-store-subject.ts';

/** A log store for one suite. */
export interface OpenedLogStore {
	readonly store: LogStore;
	/** Stores lines, so that the next read has them. */
	readonly put: (lines: readonly LogRow[]) => Promise<void>;
	readonly close?: () => Promise<void>;
}

export type LogStoreCase = keyof ReturnType<typeof cases>;

/** What every log store does: see `LogStore` and the manners in `lib/ports/README.md`. */
export function logStoreContract({
	name,
	open,
	skip,
	missing = '',
}: {
	readonly name: string;
	readonly open: () => Promise<OpenedLogStore>;
	readonly skip: readonly ContractSkip<LogStoreCase>[];
	/** Why there is none on this machine; then every case is skipped with it. */
	readonly missing?: string;
}): void {
	describe(`log store: ${name}`, () => {
		let opened: OpenedLogStore | undefined;
		beforeAll(async () => {
			if (missing === '') opened = await open();
		});
		afterAll(async () => opened?.close?.());
		runCases<LogStoreCase>(
			cases(() => {
				if (!opened) throw new Error('the store was not opened');
				return opened;
			}),
			skip,
			missing,
		);
	});
}

const SERVICE = 'web';
const MINUTE = 60n * SECOND;
/** What is known of a request that just ran: stores that need a hint are always given one. */
const HINT: LogHint = {
	window: { from: unixNanos(THEN - MINUTE), to: unixNanos(THEN + MINUTE) },
	services: [SERVICE],
	hosts: [],
};
const UNKNOWN = 'f'.repeat(32) as TraceId;

function linesOf(traceId: string, count: number): readonly LogRow[] {
	return Array.from({ length: count }, (_, i) => ({
		time: THEN + BigInt(count - 1 - i) * 1_000_000n,
		traceId,
		service: SERVICE,
		body: `line ${count - 1 - i}`,
		severityNumber: i % 10 === 9 ? 17 : 9,
		attributes: { i: BigInt(i) },
	}));
}

function cases(subject: () => OpenedLogStore) {
	const read = (traceId: string, limit = 100, hint = HINT) =>
		subject().store.readByTrace(parseTraceId(traceId) ?? UNKNOWN, hint, limit, PATIENT);
	return { ...lineCases(subject, read), ...mannerCases(subject, read) } as const;
}

type Read = (
	traceId: string,
	limit?: number,
	hint?: LogHint,
) => Promise<Awaited<ReturnType<LogStore['readByTrace']>>>;

function lineCases(subject: () => OpenedLogStore, read: Read) {
	return {
		'lines of a trace come by time, and no line of another one': async () => {
			const [{ traceId }, other] = [nextIds(), nextIds()];
			await subject().put([...linesOf(traceId, 20), ...linesOf(other.traceId, 3)]);
			const { records, total } = await read(traceId);
			expect(records.map(({ message }) => message)).toEqual(
				Array.from({ length: 20 }, (_, i) => `line ${i}`),
			);
			expect(total).toBe(20);
			expect(new Set(records.map((record) => record.traceId))).toEqual(new Set([traceId]));
			expect(records[0]).toMatchObject({ service: SERVICE, severity: 17, body: 'line 0' });
			expect(new Set(records.map(({ source }) => source))).toEqual(new Set([subject().store.name]));
		},
		'when cut, errors stay, lines are still by time and the total is told': async () => {
			const { traceId } = nextIds();
			await subject().put(linesOf(traceId, 50));
			const { records, total } = await read(traceId, 7);
			expect([records.length, total]).toEqual([7, 50]);
			expect(records.filter(({ severity }) => severity === 17)).toHaveLength(5);
			const times = records.map(({ time }) => time);
			expect(times).toEqual(times.toSorted((a, b) => Number(a - b)));
		},
		'a line that was sent again is read once': async () => {
			const { traceId } = nextIds();
			const lines = linesOf(traceId, 3);
			await subject().put(lines);
			await subject().put(lines);
			const { records, total } = await read(traceId);
			expect([records.length, total]).toEqual([3, 3]);
		},
		'words come back as they were, also of a service with an odd name': async () => {
			const { traceId } = nextIds();
			const body = "__proto__ it's \\ ' \" 🎬 {x:String}\n\u202eabc";
			const service = nextName("o'service {x:String}");
			await subject().put([{ time: THEN, traceId, service, body, attributes: { constructor: 'a' } }]);
			const { records } = await read(traceId, 10, { ...HINT, services: [service] });
			expect(records.map((record) => [record.body, record.service])).toEqual([[body, service]]);
			expect(records[0]?.attributes.get('constructor')).toBe('a');
		},
	} as const;
}

function mannerCases(subject: () => OpenedLogStore, read: Read) {
	return {
		'a store says who it is': async () => {
			expectIdentity(subject().store);
		},
		'a trace without lines is empty, not an error': async () => {
			expect(await read(UNKNOWN)).toMatchObject({ records: [], total: 0 });
		},
		'a limit that is none is a bad argument, told before anything is asked': async () => {
			const { store } = subject();
			for (const limit of BAD_LIMITS)
				await expectError(store.readByTrace(UNKNOWN, HINT, limit, GONE), 'bad-argument', store);
		},
		'who has left gets no answer': async () => {
			const { store } = subject();
			await expectError(store.readByTrace(UNKNOWN, HINT, 10, GONE), 'cancelled', store);
		},
		'a read past its deadline is a timeout': async () => {
			const { traceId } = nextIds();
			await subject().put(linesOf(traceId, 20_000));
			const { store } = subject();
			const asked = store.readByTrace(parseTraceId(traceId) ?? UNKNOWN, HINT, 50_000, HURRIED);
			await expectError(asked, 'timeout', store);
		},
	} as const;
}
