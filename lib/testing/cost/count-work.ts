import { Session } from 'node:inspector';

type Coverage = {
	readonly result: readonly {
		readonly url: string;
		readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
	}[];
};

/** Built-in methods whose cost is the length of what they are called on: V8's counters don't see into them. */
const SCANS = [
	'includes',
	'indexOf',
	'lastIndexOf',
	'slice',
	'concat',
	'splice',
	'shift',
	'unshift',
	'join',
] as const;

/**
 * Counts work in the code of `lib` in a way that no load on the machine changes: how often V8 entered each block of
 * code, and how many items were scanned by the built-in methods of arrays. V8 counts only in functions that it
 * compiled after this was called: call it before anything else of `lib`.
 */
export function startCounting(): (run: () => void) => number {
	const session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
	return (run) => {
		blocksEntered(session);
		const scans = countScans();
		try {
			run();
			return blocksEntered(session) + scans.items();
		} finally {
			scans.stop();
		}
	};
}

/** Blocks entered since it was asked last. */
function blocksEntered(session: Session): number {
	let total = 0;
	session.post('Profiler.takePreciseCoverage', (error, found) => {
		if (error) throw error;
		for (const { url, functions } of (found as Coverage).result)
			if (/\/lib\/(?!testing\/)/.test(url) && !url.includes('node_modules'))
				for (const { ranges } of functions) for (const { count } of ranges) total += count;
	});
	return total;
}

function countScans(): { items: () => number; stop: () => void } {
	let items = 0;
	const kinds = [Array.prototype, Object.getPrototypeOf(Uint8Array.prototype) as object];
	const undo: (() => void)[] = [];
	for (const kind of kinds) {
		for (const name of SCANS) {
			const before = Object.getOwnPropertyDescriptor(kind, name);
			const method: unknown = before?.value;
			if (!before || typeof method !== 'function') continue;
			Object.defineProperty(kind, name, {
				...before,
				value(this: { readonly length: number }, ...args: unknown[]): unknown {
					items += this.length;
					return Reflect.apply(method, this, args);
				},
			});
			undo.push(() => Object.defineProperty(kind, name, before));
		}
	}
	return { items: () => items, stop: () => undo.forEach((each) => each()) };
}
