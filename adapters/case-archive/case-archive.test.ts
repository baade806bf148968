import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { TraceId } from '../../lib/model/ids.ts';
import { fromMillis } from '../../lib/model/time.ts';
import { openCaseFile } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-cases-'));
afterAll(() => rmSync(folder, { recursive: true }));
const traceId = 'ab'.repeat(16) as TraceId;

test('a case comes back as it was, also after the file is opened again; one that is not there is empty', async () => {
	const frozen = { id: 'case1', traceId, frozenAt: fromMillis(1_000), document: '{"report":"Schlüssel"}' };
	const first = openCaseFile(folder);
	await first.cases.save(frozen);
	await first.cases.save({ ...frozen, id: 'case2', frozenAt: fromMillis(2_000) });
	await expect(first.cases.save(frozen)).rejects.toMatchObject({ code: 'broken', source: 'case archive' });
	first.close();
	const again = openCaseFile(folder);
	expect(await again.cases.read('case1')).toEqual(frozen);
	expect(await again.cases.read('case3')).toBeUndefined();
	expect((await again.cases.ofTrace(traceId, 9)).map(({ id }) => id)).toEqual(['case2', 'case1']);
	again.close();
	await expect(again.cases.read('case1')).rejects.toMatchObject({ code: 'broken' });
});

test('hand-offs of a request, newest first', async () => {
	const file = openCaseFile(folder);
	const { handOffs } = file;
	const handOff = {
		traceId,
		at: fromMillis(5_000),
		way: 'webhook' as const,
		to: 'Content Keys',
		text: 'No key',
	};
	await handOffs.record(handOff);
	await handOffs.record({ ...handOff, at: fromMillis(6_000), way: 'copied' });
	expect(await handOffs.ofTrace(traceId, 9)).toEqual([
		{ ...handOff, at: fromMillis(6_000), way: 'copied' },
		handOff,
	]);
	const other = { ...handOff, traceId: 'ef'.repeat(16) as TraceId, at: fromMillis(5_500) };
	await handOffs.record(other);
	expect(await handOffs.latest(9)).toEqual([{ ...handOff, at: fromMillis(6_000), way: 'copied' }, other]);
	expect(await handOffs.latest(1)).toHaveLength(1);
	expect(await handOffs.ofTrace('cd'.repeat(16) as TraceId, 9)).toEqual([]);
	file.close();
});
