// `npm test`: everything that must hold, one step after another; the last line counts.
import { mkdirSync } from 'node:fs';
import { browserTests } from './browser-tests.ts';
import { checks } from './checks.ts';
import { type StepResult, vitest } from './steps.ts';

const UNIT_REPORT = 'test-results/unit.json';

mkdirSync('test-results', { recursive: true });
const results: StepResult[] = [
	...checks(),
	vitest(
		'unit, contract and property tests',
		[
			'vitest',
			'run',
			'--config',
			'.config/vitest.ts',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${UNIT_REPORT}`,
		],
		UNIT_REPORT,
	),
	await browserTests(),
];

const sum = (key: keyof StepResult) => results.reduce((total, result) => total + result[key], 0);
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
process.exit(sum('failed') === 0 ? 0 : 1);
