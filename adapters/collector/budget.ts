/** Bytes held for one request. Give it back exactly once, whatever happens. */
export interface Reservation {
	/** Sets what the request holds now. False, and nothing changed, when that would go over the cap. */
	resize(bytes: number): boolean;
	release(): void;
}

/** A cap on the bytes that all requests in flight hold together. */
export class Budget {
	readonly #cap: number;
	#used = 0;

	constructor(capBytes: number) {
		this.#cap = capBytes;
	}

	get usedBytes(): number {
		return this.#used;
	}

	reserve(): Reservation {
		let held = 0;
		const resize = (bytes: number): boolean => {
			if (bytes > held && this.#used + bytes - held > this.#cap) return false;
			this.#used += bytes - held;
			held = bytes;
			return true;
		};
		return {
			resize,
			release: () => {
				this.#used -= held;
				held = 0;
			},
		};
	}
}
