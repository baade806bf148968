// `npm run e2e -- e2e/home.spec.ts`: browser tests alone, all of them or those named.
import { mkdirSync } from 'node:fs';
import { browserTests } from './browser-tests.ts';

mkdirSync('test-results', { recursive: true });
const { failed } = await browserTests(process.argv.slice(2));
process.exit(failed === 0 ? 0 : 1);
