// `npm run check`: what needs no running process, in seconds. Also the first steps of `npm test`.
import { checks } from './checks.ts';

process.exit(checks().every(({ failed }) => failed === 0) ? 0 : 1);
