import { loadavg } from 'node:os';
import type { PageFigures } from './measures.ts';

interface Column {
	readonly title: string;
	readonly of: (figures: PageFigures) => number;
	/** Milliseconds have a ratio to the floor; megabytes and counts have none. */
	readonly ratio: boolean;
	/** At most this, for a request of so many spans. */
	readonly aim: (spans: number) => number;
}

/** Past 100,000 spans everything may take twice as long. */
const grown = (most: number) => (spans: number) => (spans > 100_000 ? 2 * most : most);
const none = () => Infinity;

const COLUMNS: readonly Column[] = [
	{
		title: 'picture',
		of: (one) => one.firstPicture,
		ratio: true,
		aim: (spans) => (spans <= 10_000 ? 700 : grown(1000)(spans)),
	},
	{ title: 'loaded', of: (one) => one.loaded, ratio: true, aim: none },
	{ title: 'task', of: (one) => one.task, ratio: true, aim: grown(50) },
	{ title: 'task cpu', of: (one) => one.taskCpu, ratio: true, aim: grown(50) },
	{ title: 'click', of: (one) => one.click, ratio: true, aim: grown(100) },
	{ title: 'filter', of: (one) => one.filter, ratio: true, aim: grown(150) },
	{ title: 'all', of: (one) => one.story, ratio: true, aim: grown(100) },
	{ title: 'frame p95', of: (one) => one.frameP95, ratio: true, aim: grown(17) },
	{ title: 'frame max', of: (one) => one.frameMost, ratio: true, aim: grown(50) },
	{ title: 'heap MB', of: (one) => one.heapMegabytes, ratio: false, aim: grown(150) },
	{ title: 'nodes', of: (one) => one.nodes, ratio: false, aim: grown(3000) },
];
const WIDE = 14;

export function writeHeading(runs: number): void {
	process.stdout.write(
		'Milliseconds, and in brackets the ratio to the floor: fetch and JSON.parse of the same spans.\n' +
			`Medians of ${runs} runs, each in a cold browser, the server warm. ! misses its aim, which for 250,000 spans is twice as much.\n` +
			'task: the longest on the main thread from the first paint until all is there, by the clock and of the processor.\n\n',
	);
	write(
		'request',
		'floor',
		COLUMNS.map(({ title }) => title),
		'load',
	);
	write('aim', '', [10_000, 100_000].map(aims).reduce(either), '');
}

export function writeRow(
	name: string,
	spans: number,
	floors: readonly number[],
	runs: readonly PageFigures[],
): void {
	const floor = median(floors);
	const cells = COLUMNS.map(({ of, ratio, aim }) => {
		const value = median(runs.map(of));
		const beside = ratio ? ` (${(value / floor).toFixed(2)})` : '';
		return `${value > aim(spans) ? '!' : ''}${value.toFixed(value < 100 && ratio ? 1 : 0)}${beside}`;
	});
	write(name, floor.toFixed(floor < 100 ? 1 : 0), cells, (loadavg()[0] ?? 0).toFixed(1));
}

function aims(spans: number): string[] {
	return COLUMNS.map(({ aim }) => (aim(spans) === Infinity ? '' : String(aim(spans))));
}

function either(some: string[], others: string[]): string[] {
	return some.map((one, at) => (one === others[at] ? one : `${one}/${others[at] ?? ''}`));
}

function write(name: string, floor: string, cells: readonly string[], load: string): void {
	const line = cells.map((cell) => cell.padStart(WIDE)).join('');
	process.stdout.write(`${name.padStart(16)}${floor.padStart(8)}${line}${load.padStart(6)}\n`);
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
