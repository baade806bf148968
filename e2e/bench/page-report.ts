import type { PageFigures } from './page-measures.ts';

const COLUMNS: readonly (readonly [title: string, of: (figures: PageFigures) => number, ratio: boolean])[] = [
	['picture', (one) => one.firstPicture, true],
	['loaded', (one) => one.loaded, true],
	['task', (one) => one.longestTask, true],
	['click', (one) => one.click, true],
	['filter', (one) => one.filter, true],
	['all', (one) => one.story, true],
	['frame p95', (one) => one.frameP95, true],
	['frame max', (one) => one.frameMost, true],
	['heap MB', (one) => one.heapMegabytes, false],
	['nodes', (one) => one.nodes, false],
];

export function writeHeading(runs: number): void {
	process.stdout.write(
		'Milliseconds, and in brackets the ratio to the floor: fetch and JSON.parse of the same spans.\n' +
			`task: longest on the main thread after first paint, 0: none over 50 ms. Medians of ${runs}; task and frame max: worst.\n\n`,
	);
	const titles = COLUMNS.map(([title]) => title.padStart(14)).join('');
	process.stdout.write(`${'spans'.padStart(8)}${'floor'.padStart(8)}${titles}\n`);
}

export function writeRow(spans: number, floors: readonly number[], runs: readonly PageFigures[]): void {
	const floor = median(floors);
	const cells = COLUMNS.map(([title, of, ratio]) => {
		const values = runs.map(of);
		const value = title === 'task' || title === 'frame max' ? Math.max(...values) : median(values);
		const places = value < 100 && ratio ? 1 : 0;
		return `${value.toFixed(places)}${ratio ? ` (${(value / floor).toFixed(2)})` : ''}`.padStart(14);
	});
	const head = `${String(spans).padStart(8)}${floor.toFixed(floor < 100 ? 1 : 0).padStart(8)}`;
	process.stdout.write(`${head}${cells.join('')}\n`);
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
