import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SpanBatch } from '../model/span-batch.ts';
import { SPAN_MARK } from '../model/trace.ts';
import { bytesToHex } from '../columns/hex.ts';
import { pickSpans } from '../columns/pick-spans.ts';
import { openTraceFile } from '../wire/file/open-trace-file.ts';
import { assemble } from './assemble.ts';
import { criticalPath } from './critical-path.ts';
import { whereTimeWent } from './where-time-went.ts';

const data = process.env.DUPIN_SHARED_DATA ?? '../shared/data';
const NOW = 1_790_000_000_000_000_000n;

/** Traces of a recorded file, or none where the file is something else (a licence, a graph). */
function tracesOf(path: string): readonly SpanBatch[] {
	const opened = openTraceFile(readFileSync(path), path, NOW);
	if (!opened.ok) return [];
	const { spans } = opened.value;
	const rows = Array.from({ length: spans.length }, (_, row) => row);
	const byTrace = Map.groupBy(rows, (row) => bytesToHex(spans.traceIds, row * 16, 16));
	return [...byTrace.values()].map((ofTrace) => pickSpans(spans, ofTrace));
}

function filesBelow(folder: string): readonly string[] {
	const path = join(data, folder);
	return existsSync(path)
		? readdirSync(path)
				.filter((file) => file.endsWith('.json'))
				.map((file) => join(path, file))
		: [];
}

const files = [
	'zipkin',
	'jaeger/crisp',
	'jaeger/jaeger-ui',
	'otlp/jaeger-fixtures',
	'otlp/proto-examples',
].flatMap(filesBelow);

test.skipIf(files.length === 0)(
	'recorded traces of every sender: each span once, parents first, time accounted for',
	() => {
		let traces = 0;
		for (const file of files) {
			for (const batch of tracesOf(file)) {
				traces++;
				const trace = assemble(batch);
				const { spans } = trace;
				const dropped = trace.notes.find((note) => note.kind === 'duplicates-dropped')?.spans ?? 0;
				expect(spans.length + dropped, file).toBeLessThanOrEqual(batch.length);
				expect(new Set(spans.ids), file).toEqual(
					new Set(Array.from({ length: batch.length }, (_, row) => bytesToHex(batch.spanIds, row * 8, 8))),
				);
				for (let row = 0; row < spans.length; row++) {
					expect(spans.parents[row], file).toBeLessThan(row);
					expect(Number.isFinite(spans.starts[row]), file).toBe(true);
				}
				const own = criticalPath(spans, trace.mainRoot).own.reduce((sum, nanos) => sum + nanos, 0);
				expect(own, file).toBeCloseTo(spans.durations[trace.mainRoot] ?? 0, 0);
				expect(whereTimeWent(trace).length, file).toBeLessThanOrEqual(4);
			}
		}
		expect(traces).toBeGreaterThan(50);
	},
);

const [zipkin] = filesBelow('zipkin').slice(0, 1);

function zipkinTrace(name: string) {
	const [batch] = tracesOf(join(data, 'zipkin', name));
	if (!batch) throw new Error(`no trace in ${name}`);
	return assemble(batch);
}

test.skipIf(!zipkin)('Yelp’s shared spans stand under their clients', () => {
	const { spans, notes } = zipkinTrace('yelp.json');
	const shared = [...spans.marks.keys()].filter((row) => ((spans.marks[row] ?? 0) & SPAN_MARK.shared) !== 0);
	expect(shared.length).toBeGreaterThanOrEqual(3);
	for (const row of shared) expect(spans.ids[spans.parents[row] ?? -1]).toBe(spans.ids[row]);
	expect(notes.map((note) => note.kind)).not.toContain('same-id');
});

test.skipIf(!zipkin)('the server that starts 65 ms before its client is moved inside', () => {
	const { spans, notes } = zipkinTrace('skew.json');
	expect(notes.map((note) => note.kind)).toContain('clock-skew');
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		expect(spans.starts[row]).toBeGreaterThanOrEqual(parent === -1 ? 0 : (spans.starts[parent] ?? 0));
	}
});

test.skipIf(!zipkin)('six spans whose two parents are not in the file are kept and counted', () => {
	const missing = zipkinTrace('messaging2.json').notes.find((note) => note.kind === 'missing-parents');
	expect(missing).toMatchObject({ spans: 6, parents: 2 });
});
