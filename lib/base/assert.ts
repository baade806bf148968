/** Throws when a thing that must hold does not. The message says what was expected. */
export function assert(condition: unknown, message: string): asserts condition {
	if (!condition) throw new Error(message);
}

/** Makes the compiler prove that a switch covers every case. */
export function unreachable(value: never): never {
	throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

/** Element of an array that must have it: the bounds-checked counterpart of `array[i]`. */
export function at<T>(items: ArrayLike<T>, index: number): T {
	const item = items[index];
	if (item === undefined) throw new RangeError(`no element ${index} of ${items.length}`);
	return item;
}
