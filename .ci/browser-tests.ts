import { findBrowser } from '../.config/browser.ts';
import { type StepResult, playwright } from './steps.ts';

const REPORT = 'test-results/browser.json';

/** Runs the browser tests, all or those that `which` names, in whatever browser this machine has or can get. */
export async function browserTests(which: readonly string[] = []): Promise<StepResult> {
	try {
		const browser = await findBrowser();
		const command = ['playwright', 'test', '-c', '.config/playwright.ts', ...which];
		return playwright('browser tests', command, REPORT, { DUPIN_CHROMIUM: browser });
	} catch (error) {
		process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}
