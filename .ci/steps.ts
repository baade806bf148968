import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';

/** What a step found: tests counted where its tool counts them, else the step itself is one test. */
export interface StepResult {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** Runs one command with its output shown. Green counts as one passed test, red as one failed. */
export function check(name: string, command: readonly string[], env: NodeJS.ProcessEnv = {}): StepResult {
	const green = runShown(name, command, env);
	return { passed: green ? 1 : 0, failed: green ? 0 : 1, skipped: 0 };
}

const vitestReport = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	success: z.boolean(),
});

/** Runs Vitest and reads its JSON report. A red run with no failed test (a file that won't load) counts as one. */
export function vitest(name: string, command: readonly string[], report: string): StepResult {
	rmSync(report, { force: true });
	runShown(name, command, {});
	if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
	const seen = vitestReport.parse(JSON.parse(readFileSync(report, 'utf8')));
	const failed = seen.success ? seen.numFailedTests : Math.max(1, seen.numFailedTests);
	return { passed: seen.numPassedTests, failed, skipped: seen.numPendingTests };
}

const playwrightReport = z.object({
	stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Runs Playwright and reads its JSON report. A flaky test is a failed one: a flaky test is a bug. */
export function playwright(
	name: string,
	command: readonly string[],
	report: string,
	env: NodeJS.ProcessEnv,
): StepResult {
	rmSync(report, { force: true });
	const green = runShown(name, command, env);
	if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
	const { stats } = playwrightReport.parse(JSON.parse(readFileSync(report, 'utf8')));
	const failed = stats.unexpected + stats.flaky;
	return { passed: stats.expected, failed: green ? failed : Math.max(1, failed), skipped: stats.skipped };
}

function runShown(name: string, command: readonly string[], env: NodeJS.ProcessEnv): boolean {
	const start = Date.now();
	process.stdout.write(`\n── ${name}\n`);
	const [file = '', ...args] = command;
	const done = spawnSync(file, args, { stdio: 'inherit', env: { ...process.env, ...env } });
	const green = done.status === 0;
	process.stdout.write(
		`── ${name}: ${green ? 'ok' : 'FAILED'}, ${((Date.now() - start) / 1000).toFixed(1)} s\n`,
	);
	return green;
}
