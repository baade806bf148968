import { Reader, WIRE } from '../../lib/wire/otlp/protobuf/reader.ts';

/**
 * Spans or log records that an OTLP answer says were not taken: field 1 (number rejected) of field 1
 * (partial success), the same for both signals. An empty answer is a full success. Throws on what is no protobuf.
 */
export function rejectedCount(answer: Uint8Array): number {
	const outer = new Reader(answer);
	while (outer.next()) {
		if (outer.field !== 1) {
			outer.skip();
			continue;
		}
		const end = outer.lengthEnd();
		const partial = new Reader(answer, outer.at, end);
		while (partial.next()) {
			if (partial.field === 1 && partial.wire === WIRE.varint) return partial.varint32();
			partial.skip();
		}
		outer.at = end;
	}
	return 0;
}
