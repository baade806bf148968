import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { inboxContract } from '../../../lib/testing/contracts/inbox.ts';
import { nextIds } from '../../../lib/testing/contracts/run-cases.ts';
import { codec } from '../testing/plain-codec.ts';
import { openInbox } from './inbox.ts';
import { packBlocks, rawBytesOf } from './payload.ts';

inboxContract({
	name: 'SQLite',
	open: async () => {
		const folder = mkdtempSync(join(tmpdir(), 'dupin-inbox-'));
		const again = () =>
			openInbox({ path: join(folder, 'inbox.sqlite'), codecModule: codec.module }, (error) => {
				throw error;
			});
		let inbox = await again();
		return {
			inbox,
			entry: (rows) => {
				const spans = Array.from({ length: rows }, () => ({
					...nextIds(),
					startTime: 1n,
					duration: 1n,
					service: 'web',
					name: 'GET /',
				}));
				const blocks = codec.encodeSpans(spanBatchFromRows(spans));
				const payload = packBlocks(blocks);
				return { signal: 'spans', rows, payload, rawBytes: rawBytesOf(blocks), rejected: [] };
			},
			reopen: async () => {
				await inbox.close();
				inbox = await again();
				return inbox;
			},
			close: async () => {
				await inbox.close();
				rmSync(folder, { recursive: true });
			},
		};
	},
	skip: [],
});
