import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A part of Dupin running as a process of its own. */
export interface Child {
	readonly name: string;
	/** Resolves with the exit status when the process has ended. */
	readonly ended: Promise<number>;
	/** Asks it to stop, kills it after `graceMs`, and resolves when it is gone. */
	stop(graceMs: number): Promise<void>;
}

/** Starts `node file …args` in a process group of its own, its lines marked with its name. */
export function startChild(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Child {
	const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
	copyLines(name, child);
	const ended = new Promise<number>((resolve) => {
		child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGTERM' ? 0 : 1)));
		child.once('error', () => resolve(1));
	});
	return { name, ended, stop: (graceMs) => stopGroup(child, ended, graceMs) };
}

function copyLines(name: string, child: ChildProcess): void {
	const copy = (stream: NodeJS.ReadableStream | null, to: NodeJS.WriteStream) => {
		if (!stream) return;
		createInterface({ input: stream }).on('line', (line) => to.write(`${name.padEnd(9)} ${line}\n`));
	};
	copy(child.stdout, process.stdout);
	copy(child.stderr, process.stderr);
}

async function stopGroup(child: ChildProcess, ended: Promise<number>, graceMs: number): Promise<void> {
	signalGroup(child, 'SIGTERM');
	const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
	await ended;
	clearTimeout(timer);
	signalGroup(child, 'SIGKILL'); // whatever it started itself
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group is gone already.
	}
}
