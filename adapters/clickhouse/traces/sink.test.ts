import { expect, test } from 'vitest';
import { spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { makeSpan } from '../testing/store-rig.ts';
import type { Client } from '../client/client.ts';
import { createSink } from './sink.ts';

/** A server that only notes what is inserted. */
function notedInserts(): { readonly client: Client; readonly tokens: string[] } {
	const tokens: string[] = [];
	const insertNative: Client['insertNative'] = async (_, token) => void tokens.push(token);
	return { client: { insertNative } as Client, tokens };
}

test('blocks of another format are refused before anything is inserted', async () => {
	const { client, tokens } = notedInserts();
	const sink = createSink(client);
	const [spans, resources] = sink.codec.encodeSpans(spanBatchFromRows([makeSpan()]));
	if (!spans || !resources) throw new Error('two blocks');
	const strange = sink.write('batch', [resources, { ...spans, format: 'parquet' }]);
	await expect(strange).rejects.toMatchObject({ code: 'bad-argument', message: /parquet/ });
	expect(tokens).toEqual([]);
	await sink.write('batch', [spans, resources]);
	expect(tokens).toEqual(['batch-resources', 'batch-spans']);
});

test('a batch is halved in its order, and a lone record is not', () => {
	const { codec } = createSink(notedInserts().client);
	const rows = [makeSpan(), makeSpan(), makeSpan()];
	const halves = codec.halve(codec.encodeSpans(spanBatchFromRows(rows)));
	expect(halves).toEqual([
		codec.encodeSpans(spanBatchFromRows(rows.slice(0, 1))),
		codec.encodeSpans(spanBatchFromRows(rows.slice(1))),
	]);
	expect(codec.halve(codec.encodeSpans(spanBatchFromRows(rows.slice(0, 1))))).toBeUndefined();
});
