import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';

/** A part that must stay up: started again when it dies, given up when it keeps dying. */
export interface Supervised {
	/** Exit status of the run that ended it for good. */
	readonly gaveUp: Promise<number>;
	stop(graceMs: number): Promise<void>;
}

export interface SuperviseOptions {
	/** Restarts within one minute before it is given up. */
	readonly restarts: number;
	/** Pause before a restart, in milliseconds. */
	readonly pauseMs: number;
	/** One line for the person at the terminal. */
	readonly say: (line: string) => void;
}

/** Starts `node …args` and starts it again after a crash, `restarts` times a minute at most. */
export function supervise(
	name: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	options: SuperviseOptions,
): Supervised {
	let child: Child = startChild(name, args, env);
	let stopping = false;

	async function watch(): Promise<number> {
		const deaths: number[] = [];
		for (;;) {
			const code = await child.ended;
			if (stopping) return code;
			deaths.push(Date.now());
			const recent = deaths.filter((time) => time > Date.now() - 60_000).length;
			if (recent > options.restarts) return code;
			options.say(`${name} ended with status ${code}; starting it again (${recent} of ${options.restarts}).`);
			await pause(options.pauseMs);
			if (stopping) return code;
			child = startChild(name, args, env);
		}
	}

	return {
		gaveUp: watch(),
		stop: (graceMs) => {
			stopping = true;
			return child.stop(graceMs);
		},
	};
}
