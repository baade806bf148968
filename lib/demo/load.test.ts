import { expect, test } from 'vitest';
import { decodeTracesProtobuf } from '../wire/otlp/decode-traces-protobuf.ts';
import { loadBatches } from './load.ts';

const NOW = 1_790_000_000_000_000_000n;
const OPTIONS = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };

test('every body holds the same requests with other IDs, at the time of its making', () => {
	let now = NOW;
	const batches = loadBatches(3, 300, () => now);
	const seen = new Set<string>();
	let total = 0;
	for (let round = 0; round < 20; round++) {
		const batch = batches.next();
		if (batch.done) throw new Error('the load ended');
		const decoded = decodeTracesProtobuf(batch.value.body.slice(), OPTIONS);
		if (!decoded.ok) throw new Error(decoded.message);
		expect(decoded.rejectedCount).toBe(0);
		expect(decoded.batch.length).toBe(batch.value.spans);
		const ids = Buffer.from(decoded.batch.spanIds);
		for (let at = 0; at < ids.length; at += 8) seen.add(ids.toString('hex', at, at + 8));
		total += decoded.batch.length;
		expect(decoded.batch.startTimes[0]).toBe(now);
		now += 1_000_000n;
	}
	expect(seen.size).toBe(total);
});
