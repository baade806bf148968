/** The same bytes in a buffer of their own, so that it can be transferred to another thread. */
export function ownedBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const { buffer } = bytes;
	if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer);
	return new Uint8Array(bytes);
}
