/** A function that works its answer out once for each object it is asked about, and forgets with the object. */
export function oncePer<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
	const known = new WeakMap<Key, { readonly answer: Answer }>();
	return (key) => {
		const before = known.get(key);
		if (before) return before.answer;
		const answer = work(key);
		known.set(key, { answer });
		return answer;
	};
}
