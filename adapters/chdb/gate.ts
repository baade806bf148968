import { makeError } from './engine-error.ts';

/** Lets a number of queries run at once and as many more wait in line; beyond that it refuses. */
export class Gate {
	readonly #free: number;
	readonly #line: number;
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	constructor(atOnce: number, inLine: number) {
		this.#free = atOnce;
		this.#line = inLine;
	}

	async run<T>(work: () => Promise<T>): Promise<T> {
		await this.#enter();
		try {
			return await work();
		} finally {
			this.#running--;
			this.#waiting.shift()?.();
		}
	}

	async #enter(): Promise<void> {
		if (this.#running >= this.#free) {
			if (this.#waiting.length >= this.#line)
				throw makeError(202, 'TOO_MANY_SIMULTANEOUS_QUERIES', 'Too many simultaneous queries');
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
		this.#running++;
	}
}
