/** Lets one loop wait for a condition that others change. */
export class Wakeup {
	#waiting: (() => void) | undefined;

	/** Something changed: whoever waits looks at its condition again. */
	call(): void {
		this.#waiting?.();
	}

	/** Resolves when `condition` holds, or after `milliseconds`. For one waiter at a time. */
	until(condition: () => boolean, milliseconds?: number): Promise<void> {
		if (condition()) return Promise.resolve();
		return new Promise((resolve) => {
			const done = (): void => {
				clearTimeout(timer);
				this.#waiting = undefined;
				resolve();
			};
			const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds);
			this.#waiting = () => {
				if (condition()) done();
			};
		});
	}
}
