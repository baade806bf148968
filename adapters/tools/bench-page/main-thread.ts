import type { CDPSession } from 'playwright';

/** The longest task of a page's main thread, in milliseconds. */
export interface LongestTask {
	/** By the clock on the wall: what a person feels on this machine at this moment. */
	readonly wall: number;
	/** Of the processor, the most any task took: what does not depend on what else runs on the machine. */
	readonly cpu: number;
}

interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds. */
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
}

/** Records the tasks of the main thread. Gives what ends the recording and tells the longest after the first paint. */
export async function recordTasks(session: CDPSession): Promise<() => Promise<LongestTask>> {
	const events: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: ['toplevel', 'loading'] },
	});
	return async () => {
		const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
		await session.send('Tracing.end');
		await complete;
		return longestTask(events);
	};
}

function longestTask(events: readonly TraceEvent[]): LongestTask {
	const paint = events.findLast(({ name }) => name === 'firstContentfulPaint');
	if (!paint) throw new Error('the page never painted');
	const tasks = events.filter(
		({ name, pid, tid, ts }) =>
			name.endsWith('RunTask') && pid === paint.pid && tid === paint.tid && ts >= paint.ts,
	);
	const most = (of: (task: TraceEvent) => number | undefined) =>
		tasks.reduce((longest, task) => Math.max(longest, of(task) ?? 0), 0) / 1000;
	return { wall: most(({ dur }) => dur), cpu: most(({ tdur }) => tdur) };
}
