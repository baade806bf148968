/** Splits time into named stages: each lap goes to the stage that just ended. */
export class Stopwatch {
	#last = performance.now();

	lap(): number {
		const now = performance.now();
		const spent = now - this.#last;
		this.#last = now;
		return spent;
	}
}
