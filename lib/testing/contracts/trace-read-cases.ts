import { expect } from 'vitest';
import { bytesToHex } from '../../columns/hex.ts';
import { coded, textAt, usedValues } from '../../model/columns.ts';
import type { TraceId } from '../../model/ids.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import {
	BAD_LIMITS,
	expectError,
	expectIdentity,
	GONE,
	HURRIED,
	nextIds,
	nextName,
	PATIENT,
} from './run-cases.ts';
import { spanRow, THEN, traceIdOf, type TraceStoreSubject } from './trace-store-subject.ts';

const UNKNOWN = 'f'.repeat(32) as TraceId;

/** Reading one trace by its ID. */
export function traceReadCases(subject: TraceStoreSubject) {
	const read = (traceId: TraceId, limit = 1_000) => subject().store.readTrace(traceId, limit, PATIENT);
	return { ...wholeCases(subject, read), ...mannerCases(subject, read) } as const;
}

type Read = (
	traceId: TraceId,
	limit?: number,
) => Promise<{ readonly batch: SpanBatch; readonly total: number }>;

function wholeCases(subject: TraceStoreSubject, read: Read) {
	return {
		'a trace is read whole, and nothing of another one': async () => {
			const [one, other] = [spanRow(), spanRow({ service: nextName('other') })];
			await subject().put([one, { ...one, ...nextIds(), traceId: one.traceId }, other]);
			const { batch, total } = await read(traceIdOf(one));
			expect([batch.length, total]).toEqual([2, 2]);
			expect(hexOf(batch.traceIds, 16)).toEqual([one.traceId, one.traceId]);
			expect(usedValues(batch.services)).toEqual(['web']);
		},
		'a 64-bit ID names its own trace, not the 128-bit one that ends alike': async () => {
			const long = spanRow();
			const short = spanRow({ traceId: `${'0'.repeat(16)}${long.traceId.slice(16)}` });
			await subject().put([long, short]);
			for (const row of [long, short]) {
				const { batch } = await read(traceIdOf(row));
				expect(hexOf(batch.spanIds, 8)).toEqual([row.spanId]);
			}
		},
		'a span that was delivered twice is read and counted once': async () => {
			const one = spanRow({ attributes: { a: 'b' } });
			await subject().put([one, one]);
			const { batch, total } = await read(traceIdOf(one));
			expect([batch.length, total]).toEqual([1, 1]);
		},
		'spans of one ID that differ are all kept': async () => {
			const one = spanRow();
			await subject().put([
				one,
				{ ...one, name: 'other' },
				{ ...one, kind: 2 },
				{ ...one, attributes: { a: 1n } },
			]);
			expect((await read(traceIdOf(one))).batch.length).toBe(4);
		},
		'a limit leaves the latest spans out and tells how many there are': async () => {
			const one = spanRow();
			const rows = Array.from({ length: 20 }, (_, i) => ({
				...spanRow(),
				traceId: one.traceId,
				startTime: THEN + BigInt(19 - i),
			}));
			await subject().put(rows);
			const { batch, total } = await read(traceIdOf(one), 5);
			expect([batch.length, total]).toEqual([5, 20]);
			expect([...batch.startTimes]).toEqual([0n, 1n, 2n, 3n, 4n].map((after) => THEN + after));
		},
		'names, keys, values and whole numbers come back as they were': async () => {
			const odd = ['__proto__', 'constructor', "it's \\ ' \"", '\n\t', '\u202eabc', '🎬', '{x:String}', ''];
			const attributes = new Map<string, string | bigint>(odd.map((key) => [key, `${key}|`]));
			attributes.set('big', 2n ** 63n - 1n);
			const one = spanRow({ name: odd.join(' '), attributes, resource: { odd: odd.join('|') } });
			await subject().put([one]);
			const { batch } = await read(traceIdOf(one));
			expect(coded(batch.names, 0)).toBe(one.name);
			const found = Array.from(batch.attributes.keys.codes, (code, i) => [
				batch.attributes.keys.values[code],
				textAt(batch.attributes.values, i),
			]);
			expect(new Map(found.map(([key, text]) => [key, text]))).toEqual(
				new Map([...attributes].map(([key, value]) => [key, String(value)])),
			);
			const resource = batch.resources.values[batch.resources.codes[0] ?? 0];
			expect(resource?.attributes).toContainEqual(['odd', odd.join('|'), 's']);
		},
	} as const;
}

function mannerCases(subject: TraceStoreSubject, read: Read) {
	return {
		'a store says who it is': async () => {
			expectIdentity(subject().store);
		},
		'an unknown trace is empty, not an error': async () => {
			const { batch, total } = await read(UNKNOWN);
			expect([batch.length, total]).toEqual([0, 0]);
		},
		'a limit that is none is a bad argument, told before anything is asked': async () => {
			const { store } = subject();
			for (const limit of BAD_LIMITS)
				await expectError(store.readTrace(UNKNOWN, limit, GONE), 'bad-argument', store);
		},
		'who has left gets no answer': async () => {
			const { store } = subject();
			await expectError(store.readTrace(UNKNOWN, 10, GONE), 'cancelled', store);
		},
		'a read past its deadline is a timeout': async () => {
			const one = spanRow();
			const rows = Array.from({ length: 20_000 }, () => ({ ...spanRow(), traceId: one.traceId }));
			await subject().put(rows);
			const { store } = subject();
			await expectError(store.readTrace(traceIdOf(one), 100_000, HURRIED), 'timeout', store);
		},
	} as const;
}

function hexOf(bytes: Uint8Array, size: number): readonly string[] {
	return Array.from({ length: bytes.length / size }, (_, row) => bytesToHex(bytes, row * size, size));
}
