import type { Resource } from '../../../lib/model/columns.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import { decodeResources } from '../blocks/decode.ts';
import type { Client } from '../client/client.ts';

/** Resources asked for at once: a trace has a few hundred at the most. */
const AT_ONCE = 5_000;

/** Resources by hash. Unknown hashes are left out. */
export async function readResources(
	client: Client,
	hashes: readonly string[],
	options: ReadOptions,
): Promise<ReadonlyMap<string, Resource>> {
	const found = new Map<string, Resource>();
	for (let from = 0; from < hashes.length; from += AT_ONCE) {
		const numbers = hashes.slice(from, from + AT_ONCE).map((hash) => BigInt(`0x${hash}`));
		const bytes = await client.native(
			'SELECT hash, service, attributes, attribute_types FROM resources WHERE hash IN {hashes:Array(UInt64)} LIMIT 1 BY hash',
			{ hashes: numbers },
			options,
		);
		for (const [hash, resource] of decodeResources(bytes)) found.set(hash, resource);
	}
	return found;
}
