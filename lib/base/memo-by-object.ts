/** Answers that were worked out once, or elsewhere. */
export interface MemoByObject<Key extends object, Answer> {
	(key: Key): Answer;
	/** Takes an answer that was worked out elsewhere, such as in a worker, in place of working it out here. */
	preset(key: Key, answer: Answer): void;
}

/** A function that works its answer out once for each object it is asked about, and forgets with the object. */
export function memoByObject<Key extends object, Answer>(
	work: (key: Key) => Answer,
): MemoByObject<Key, Answer> {
	const known = new WeakMap<Key, { readonly answer: Answer }>();
	const preset = (key: Key, answer: Answer) => void known.set(key, { answer });
	const ask = (key: Key) => {
		const before = known.get(key);
		if (before) return before.answer;
		const answer = work(key);
		preset(key, answer);
		return answer;
	};
	return Object.assign(ask, { preset });
}
