/** What leads to the culprit: calls that failed one after the other, or, where none did, calls that waited for it. */
export type PathKind = 'failing' | 'slow';

interface PathWords {
	readonly path: string;
	readonly view: string;
	readonly colour: string;
	/** On the culprit's node. */
	readonly flag: string;
	readonly spoken: string;
	/** Of the whole drawing. */
	readonly said: (path: readonly string[]) => string;
}

export const PATH_WORDS: Readonly<Record<PathKind, PathWords>> = {
	failing: {
		path: 'failing path',
		view: 'Failing path',
		colour: 'red',
		flag: 'Failure starts here',
		spoken: 'failure starts here',
		said: (path) => `The failing path runs ${path.join(', ')}. The failure starts at ${path.at(-1) ?? ''}.`,
	},
	slow: {
		path: 'slow path',
		view: 'Slow path',
		colour: 'violet',
		flag: 'Slow here',
		spoken: 'slow here',
		said: (path) => `The slow path runs ${path.join(', ')}. The time was spent at ${path.at(-1) ?? ''}.`,
	},
};
