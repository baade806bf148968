import { expect, test } from 'vitest';
import { lanePaths } from './lane-paths.ts';
import { serviceLanes } from './service-lanes.ts';
import { drawTable } from '../testing/table.ts';
import { timeAxis } from '../timeline/time-axis.ts';

const WHOLE = { from: 0, to: 100e6 };
const AXIS = timeAxis(WHOLE, WHOLE, []);

test('a lane a service; darker means more at once; a failure keeps a path of its own', () => {
	const table = drawTable(`
web    root  0-100
  a    one   0-49
  a    two   0-49
  b    fails 60-70 [error]
`);
	const lanes = serviceLanes(table, 'corrected', AXIS);
	const paths = lanePaths(lanes);
	const of = (name: string) =>
		paths.filter(({ service }) => table.services.values[service] === name).map(({ shade }) => shade);
	expect(of('web')).toEqual([4]);
	expect(of('a')).toEqual([5]);
	expect(of('b')).toEqual([4, 0]);
	expect(paths.at(-1)).toMatchObject({ shade: 0, d: expect.stringMatching(/^M18\d,2h1v/) as string });
});
