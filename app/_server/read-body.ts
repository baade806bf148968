import { UseCaseProblem } from '../../lib/usecases/problem.ts';

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** The body of a request as it came, for whoever unpacks it. More than `limit` bytes are refused. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
	if (!request.body) throw new UseCaseProblem('bad-argument', 'The body is empty: send a file');
	return collect(request.body, limit);
}

/** The whole body of a request, unpacked where it is gzip. More than `limit` bytes, packed or unpacked, are refused. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
	const bytes = await readBytes(request, limit);
	if (!GZIP_MAGIC.every((byte, place) => bytes[place] === byte)) return bytes;
	const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	try {
		return await collect(unpacked, limit);
	} catch (error) {
		if (error instanceof UseCaseProblem) throw error;
		throw new UseCaseProblem('bad-argument', 'The file is gzip, but damaged or cut off');
	}
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > limit) {
			const most = Math.floor(limit / 1_000_000);
			throw new UseCaseProblem('too-large', `The file is larger than ${most} MB unpacked`, { limit });
		}
		chunks.push(chunk);
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}
