// `npm run measure -- <tool> [flags]`: benches and evaluations, one folder each. Every tool prints its own figures.

/** What can be measured: the tool's name, and the file that runs it when it is loaded. */
const TOOLS: Readonly<Record<string, { readonly says: string; readonly run: () => Promise<unknown> }>> = {
	ingest: { says: 'spans a second from wire to disk', run: () => import('./bench-ingest/main.ts') },
	read: {
		says: 'the questions of the pages on ten million spans',
		run: () => import('./bench-read/main.ts'),
	},
	page: { says: 'opening requests in a browser', run: () => import('./bench-page/main.ts') },
	cost: { says: 'assembling and judging large requests', run: () => import('./bench-verdict/main.ts') },
	verdict: { says: 'culprits of made requests', run: () => import('./eval-verdict/main.ts') },
	trouble: { says: 'culprits of made companies', run: () => import('./eval-trouble/main.ts') },
	support: { says: 'answers about made sessions', run: () => import('./eval-support/main.ts') },
	recorded: {
		says: 'verdicts on requests of recorded systems',
		run: () => import('./eval-recorded/main.ts'),
	},
	deeptralog: { says: 'a recorded system, DeepTraLog', run: () => import('./eval-deeptralog/main.ts') },
	redaction: {
		says: 'secrets of many kinds in all places, and false alarms',
		run: () => import('./eval-redaction/main.ts'),
	},
	baselines: { says: 'counts what is usual anew', run: () => import('./rebuild-baselines/main.ts') },
};

const [name = ''] = process.argv.splice(2, 1);
const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
if (tool) await tool.run();
else {
	const list = Object.entries(TOOLS).map(([key, { says }]) => `  ${key.padEnd(12)}${says}`);
	process.stdout.write(`npm run measure -- <tool> [flags]\n\n${list.join('\n')}\n`);
	process.exitCode = 2;
}
