/** Questions asked of a worker thread that are not answered yet, by number. */
export class Calls<Answer> {
	readonly #open = new Map<number, PromiseWithResolvers<Answer>>();
	#next = 0;

	get size(): number {
		return this.#open.size;
	}

	open(): { readonly id: number; readonly answer: Promise<Answer> } {
		const call = Promise.withResolvers<Answer>();
		const id = this.#next++;
		this.#open.set(id, call);
		return { id, answer: call.promise };
	}

	answer(id: number, answer: Answer): void {
		this.#open.get(id)?.resolve(answer);
		this.#open.delete(id);
	}

	/** Answers the question that was asked first. */
	answerOldest(answer: Answer): void {
		const [oldest] = this.#open.keys();
		if (oldest !== undefined) this.answer(oldest, answer);
	}

	fail(id: number, error: Error): void {
		this.#open.get(id)?.reject(error);
		this.#open.delete(id);
	}

	failAll(error: Error): void {
		for (const id of this.#open.keys()) this.fail(id, error);
	}
}
