import { assert } from '../../lib/base/assert.ts';
import type { RecordCodec } from '../../lib/ports/own/record-codec.ts';

/** The codec that a module exports, for a thread: it is told the module's URL by the sink. */
export async function importCodec(module: string): Promise<RecordCodec> {
	const { codec } = (await import(module)) as { readonly codec?: RecordCodec };
	assert(codec, `the module of a codec exports it: ${module}`);
	return codec;
}
