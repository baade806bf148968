import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';

/** A part that must stay up: started again when it dies. Only one that never was ready is given up. */
export interface Supervised {
	/** Exit status of the run that ended it for good. */
	readonly gaveUp: Promise<number>;
	/** To be told when the part was ready for the first time: from then on it is started again without end. */
	wasReady(): void;
	stop(graceMs: number): Promise<void>;
}

export interface SuperviseOptions {
	/** Restarts before it is given up, as long as it was never ready. */
	readonly restarts: number;
	/** Pause before a restart, in milliseconds; it doubles from death to death, up to `longestPauseMs`. */
	readonly pauseMs: number;
	readonly longestPauseMs: number;
	/** One line for the person at the terminal. */
	readonly say: (line: string) => void;
}

/** A run at least this long was a good one: the next pause is the shortest again. */
const GOOD_RUN_MS = 60_000;

/** Starts `node …args` and starts it again after a crash; other parts are not touched by that. */
export function supervise(
	name: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	options: SuperviseOptions,
): Supervised {
	let child: Child = startChild(name, args, env);
	let stopping = false;
	let ready = false;

	async function watch(): Promise<number> {
		let deaths = 0;
		for (;;) {
			const began = Date.now();
			const code = await child.ended;
			if (stopping) return code;
			if (ready && Date.now() - began >= GOOD_RUN_MS) deaths = 0;
			deaths++;
			if (!ready && deaths > options.restarts) return code;
			const pauseMs = Math.min(options.longestPauseMs, options.pauseMs * 2 ** Math.min(deaths - 1, 30));
			options.say(`${name} ended with status ${code}; it is started again in ${pauseMs / 1000} s.`);
			await pause(pauseMs);
			if (stopping) return code;
			child = startChild(name, args, env);
		}
	}

	return {
		gaveUp: watch(),
		wasReady: () => {
			ready = true;
		},
		stop: (graceMs) => {
			stopping = true;
			return child.stop(graceMs);
		},
	};
}
