import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** The real thing: `main.ts` as its own process. */
export interface CollectorProcess {
	readonly otlp: string;
	readonly zipkin: string;
	/** The process that is to be killed, or asked to stop. */
	readonly child: ChildProcess;
	readonly exited: Promise<number | null>;
}

/** Starts it and resolves when it listens. Rejects with its log when it ends before. */
export async function startProcess(folder: string, clickhousePort: number): Promise<CollectorProcess> {
	const child = spawn(process.execPath, [new URL('../main.ts', import.meta.url).pathname], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			DUPIN_DATA_DIR: folder,
			DUPIN_OTLP_PORT: '0',
			DUPIN_ZIPKIN_PORT: '0',
			DUPIN_CLICKHOUSE_PORT: String(clickhousePort),
		},
	});
	const exited = once(child, 'exit').then(([code]) => code as number | null);
	const lines = createInterface({ input: child.stdout });
	const listening = new Promise<{ otlp: number; zipkin: number }>((resolve) => {
		lines.on('line', (line) => {
			const entry = JSON.parse(line) as { msg: string; otlp: number; zipkin: number };
			if (entry.msg === 'listening') resolve(entry);
			else if (line.includes('"level":60') || line.includes('"level":50')) process.stderr.write(`${line}\n`);
		});
	});
	const ended = exited.then((code) => Promise.reject(new Error(`the collector ended with status ${code}`)));
	const ports = await Promise.race([listening, ended]);
	ended.catch(() => {});
	return {
		child,
		exited,
		otlp: `http://127.0.0.1:${ports.otlp}`,
		zipkin: `http://127.0.0.1:${ports.zipkin}`,
	};
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
