import type { BlockKind, EncodedBlock } from '../../../lib/model/encoded-block.ts';
import type { SpanSink } from '../../../lib/ports/own/span-sink.ts';
import { SourceError } from '../../../lib/model/source-error.ts';
import { codec } from '../blocks/codec.ts';
import type { Client } from '../client/client.ts';

/** Resources first: a span that can be read always finds what its process said about itself. */
const ORDER: readonly BlockKind[] = ['resources', 'spans', 'logs'];

/** Writes blocks, one insert a table, each under a token of its own made from the batch's. */
export function createSink(client: Client): SpanSink {
	return {
		codec,
		write: async (token, blocks) => {
			const strange = blocks.find(({ format }) => format !== codec.format);
			if (strange)
				throw new SourceError(
					'Dupin store',
					'bad-argument',
					`no blocks of the format ${strange.format} are taken`,
				);
			for (const kind of ORDER) {
				const bytes = blocks
					.filter((block: EncodedBlock) => block.kind === kind && block.rows > 0)
					.map((block) => block.bytes);
				if (bytes.length > 0) await client.insertNative(kind, `${token}-${kind}`, bytes);
			}
		},
	};
}
