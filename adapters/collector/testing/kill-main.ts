// `npm run test:kill -- --kills 50`: the long form of the kill test. Ends with 1 when anything is off.
import { parseArgs } from 'node:util';
import { killRun } from './kill-run.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } });
const report = await killRun(Number(values.kills), Math.random);
const { acknowledged, storedSpans, storedRows, ledger } = report;
const exact =
	storedSpans === acknowledged &&
	storedRows === acknowledged &&
	ledger.imbalance === 0 &&
	ledger.received === ledger.stored;
process.stdout.write(`${JSON.stringify(report, undefined, 1)}\n${exact ? 'exact' : 'NOT EXACT'}\n`);
process.exit(exact ? 0 : 1);
