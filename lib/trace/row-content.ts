import type { SpanBatch } from '../model/span-batch.ts';

/** Whether two rows say exactly the same: the same span delivered twice. Both must have one span ID. */
export function sameContent(batch: SpanBatch, a: number, b: number): boolean {
	return (
		batch.startTimes[a] === batch.startTimes[b] &&
		batch.durations[a] === batch.durations[b] &&
		batch.kinds[a] === batch.kinds[b] &&
		batch.statusCodes[a] === batch.statusCodes[b] &&
		batch.flags[a] === batch.flags[b] &&
		batch.services.codes[a] === batch.services.codes[b] &&
		batch.names.codes[a] === batch.names.codes[b] &&
		batch.resources.codes[a] === batch.resources.codes[b] &&
		text(batch, 'statusMessages', a) === text(batch, 'statusMessages', b) &&
		text(batch, 'events', a) === text(batch, 'events', b) &&
		text(batch, 'links', a) === text(batch, 'links', b) &&
		sameBytes(batch.parentSpanIds, a * 8, b * 8, 8) &&
		sameAttributes(batch, a, b)
	);
}

function text(batch: SpanBatch, column: 'statusMessages' | 'events' | 'links', row: number): string {
	return batch[column].values[batch[column].codes[row] ?? 0] ?? '';
}

function sameAttributes(batch: SpanBatch, a: number, b: number): boolean {
	const { ends, keys, values } = batch.attributes;
	const [fromA, fromB] = [start(ends, a), start(ends, b)];
	const count = (ends[a] ?? 0) - fromA;
	if (count !== (ends[b] ?? 0) - fromB) return false;
	for (let i = 0; i < count; i++) if (keys.codes[fromA + i] !== keys.codes[fromB + i]) return false;
	if (count === 0) return true;
	const [textA, textB] = [start(values.ends, fromA), start(values.ends, fromB)];
	const size = (values.ends[fromA + count - 1] ?? 0) - textA;
	return (
		size === (values.ends[fromB + count - 1] ?? 0) - textB && sameBytes(values.bytes, textA, textB, size)
	);
}

function start(ends: Uint32Array, row: number): number {
	return row === 0 ? 0 : (ends[row - 1] ?? 0);
}

function sameBytes(bytes: Uint8Array, a: number, b: number, size: number): boolean {
	for (let i = 0; i < size; i++) if (bytes[a + i] !== bytes[b + i]) return false;
	return true;
}
