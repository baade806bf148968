import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';

/** A layout that takes longer is given up: layered layout can't be interrupted, so its worker is ended. */
const LAYOUT_MS = 2_000;
/** Until the worker's script has come and answers. */
const START_MS = 8_000;

interface Engine {
	readonly elk: InstanceType<typeof ELK>;
	readonly worker: Worker;
	readonly started: Promise<unknown>;
}
let engine: Engine | undefined;

/** Starts the worker while there is nothing to lay out yet: its script is large. */
export function warmElk(): void {
	engine ??= start();
}

/** Lays a graph out in a worker. Undefined where that failed or took too long. */
export async function elkLayout(graph: ElkNode): Promise<ElkNode | undefined> {
	try {
		engine ??= start();
		const { elk, started } = engine;
		if (!(await within(START_MS, started))) return stop();
		return (await within(LAYOUT_MS, elk.layout(graph))) ?? stop();
	} catch {
		return stop();
	}
}

async function within<Value>(millis: number, work: Promise<Value>): Promise<Value | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), millis);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

function start(): Engine {
	const worker = new Worker(new URL('./elk.worker.ts', import.meta.url));
	const elk = new ELK({ workerFactory: () => worker });
	const started = elk.layout({ id: 'empty' });
	// Whoever waits for it hears of the failure; before that nobody need.
	started.catch(() => undefined);
	return { elk, worker, started };
}

function stop(): undefined {
	engine?.worker.terminate();
	engine = undefined;
}
