/** A field of a protobuf message: varint, text, bytes, message, or fixed64. */
export type Field = readonly [
	number: number,
	value: number | bigint | string | Uint8Array | readonly Field[] | { fixed64: bigint },
];

/** Writes a small message: an answer, or a test's request. Large ones have their own writers. */
export function protobuf(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(fields.flatMap(field));
}

function field([number, value]: Field): number[] {
	if (typeof value === 'number' || typeof value === 'bigint') return [number << 3, ...varint(BigInt(value))];
	if (typeof value === 'string') return delimited(number, new TextEncoder().encode(value));
	if (value instanceof Uint8Array) return delimited(number, value);
	if ('fixed64' in value) {
		return [(number << 3) | 1, ...new Uint8Array(BigUint64Array.of(value.fixed64).buffer)];
	}
	return delimited(number, protobuf(value));
}

function delimited(number: number, bytes: Uint8Array): number[] {
	const head = [(number << 3) | 2, ...varint(BigInt(bytes.length))];
	return head.concat(Array.from(bytes));
}

function varint(value: bigint): number[] {
	const bytes: number[] = [];
	let rest = BigInt.asUintN(64, value);
	for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
	return [...bytes, Number(rest)];
}
