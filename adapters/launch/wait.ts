import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when `url` answers 200; rejects when `ended` resolves first or after `milliseconds`. */
export async function untilReady(url: string, ended: Promise<number>, milliseconds: number): Promise<void> {
	const stop = new AbortController();
	const gone = ended.then((code) => {
		throw new Error(`ended with status ${code} before it answered at ${url}`);
	});
	try {
		await Promise.race([poll(url, milliseconds, stop.signal), gone]);
	} finally {
		stop.abort();
	}
}

async function poll(url: string, milliseconds: number, signal: AbortSignal): Promise<void> {
	const end = Date.now() + milliseconds;
	while (Date.now() < end && !signal.aborted) {
		try {
			const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
			if (answer.ok) return;
		} catch {
			// Not listening yet.
		}
		await pause(100);
	}
	throw new Error(`no answer at ${url} within ${milliseconds / 1000} s`);
}

/** Whether a server could listen there now. */
export function portIsFree(port: number, host: string): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, host, () => server.close(() => resolve(true)));
	});
}
