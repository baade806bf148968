import { expect, test } from 'vitest';
import { diagnosed, kindOf } from '../../testing/draw/draw-diagnosis.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { usual } from '../../testing/draw/draw-diagnosis.ts';
import { passedOperation } from './passed-operation.ts';

const ORDER = `gateway /* 0-60 [status 200]
  gateway call 1-59 [kind client]
    orders POST /orders 2-58 [log: order stored]
      orders SELECT line 5-10 [kind client]
      verify GET /address 12-30
      orders XADD parcels 40-42 [kind client]`;
const kind = kindOf(ORDER);

const verdictOn = (drawing: string) => diagnosed(drawing, [], kind).verdict;
const without = (...words: readonly string[]) =>
	ORDER.split('\n')
		.filter((line) => !words.some((word) => line.includes(word)))
		.join('\n');

test('what every request of its kind does and this one did not is a gap, and who left it out is named', () => {
	expect(verdictOn(without('XADD'))).toMatchObject({
		state: 'gap',
		confidence: 'medium',
		sentence: 'orders never did XADD parcels for POST /orders, as all others did',
		culprit: { service: 'orders' },
	});
	expect(verdictOn(ORDER.replace(' [log: order stored]', ' [log: hello]'))).toMatchObject({
		state: 'gap',
		sentence: 'orders never logged “order stored” for POST /orders, as all others did',
	});
	expect(verdictOn(ORDER).state).toBe('healthy');
});

test('of a request without any line nobody says which line it left out', () => {
	expect(verdictOn(ORDER.replace(' [log: order stored]', '')).state).toBe('healthy');
});

test('who did less first is named: his caller had less to do', () => {
	const pages = `web GET / 0-60 [status 200]
  titles list 5-20 [log: 12 titles]
    db SELECT titles 6-18
  web render 25-50`;
	const { culprit } = diagnosed(
		'web GET / 0-30 [status 200]\n  titles list 5-8 [log: none today]',
		[],
		kindOf(pages),
	).verdict;
	expect(culprit?.service).toBe('titles');
});

test('a request that was refused does less, and nobody is to blame', () => {
	expect(verdictOn(without('XADD', 'verify').replace('status 200', 'status 404')).state).toBe('healthy');
});

test('what only some requests do is missed by none, unless this one did what goes with it', () => {
	const found = `web GET /track 0-40 [status 200]
  track look up 2-30 [log: parcel found]
    eta estimate 10-20`;
	const unknown = 'web GET /track 0-40 [status 200]\n  track look up 2-30 [log: no such parcel]';
	const mixed = kindOf([found, found, found, unknown], 20);
	expect(diagnosed(unknown, [], mixed).verdict.state).toBe('healthy');
	const swallowed = diagnosed(found.split('\n').slice(0, 2).join('\n'), [], mixed).verdict;
	expect([swallowed.state, swallowed.culprit?.service]).toEqual(['gap', 'track']);
});

test('a stretch in which others went wrong alike does not make it usual', () => {
	const requests = [...Array(40).fill(ORDER), ...Array(12).fill(without('XADD')), ...Array(40).fill(ORDER)];
	const { state } = diagnosed(without('XADD'), [], kindOf(requests as readonly string[], 1)).verdict;
	expect(state).toBe('gap');
});

test('a warning that hardly any other gave is named with low confidence', () => {
	const { state, confidence, sentence } = verdictOn(
		`${ORDER.replace('[log: order stored]', '[log: order stored] [log warn: no tariff, price is 0]')}`,
	);
	expect([state, confidence]).toEqual(['gap', 'low']);
	expect(sentence).toBe('Probably orders warned “no tariff, price is 0”, as hardly any other did');
});

test('one thing done far more often than any other request does it makes a request slow', () => {
	const reads = Array.from(
		{ length: 20 },
		(_, i) => `      orders SELECT line ${5 + i * 2}-${7 + i * 2} [kind client]`,
	);
	const many = [
		ORDER.split('\n').slice(0, 3).join('\n'),
		...reads,
		ORDER.split('\n').slice(4).join('\n'),
	].join('\n');
	const { state, sentence } = verdictOn(many);
	expect(state).toBe('slow');
	expect(sentence).toBe('orders did SELECT line 20 times, others 1 at most, which took 40 ms');
});

test('time between a call and its answer is on the way, and is work of neither', () => {
	const late = ORDER.replace('2-58', '2-858')
		.replace('1-59', '1-859')
		.replace('0-60', '0-860')
		.replace('12-30', '12-830')
		.replace('40-42', '840-842');
	expect(verdictOn(late)).toMatchObject({ state: 'slow', culprit: { service: 'verify' } });
	const way = ORDER.replace('1-59', '1-1059').replace('0-60', '0-1060');
	expect(verdictOn(way)).toMatchObject({
		state: 'slow',
		confidence: 'medium',
		sentence: '1.00 s between gateway and orders, usually 2 ms; orders itself took 56 ms',
	});
});

test('of the two ends of a slow way the one is named at which other ways were slow too', () => {
	const drawing = (web: number, first: number, second: number) => `web GET / 0-${web} [status 200]
  web call a 1-${first} [kind client]
    a serve 2-10
  web call b ${first + 1}-${second} [kind client]
    b serve ${first + 2}-${first + 12}`;
	const two = kindOf(drawing(40, 12, 30));
	expect(diagnosed(drawing(900, 500, 880), [], two).verdict.culprit?.service).toBe('web');
	expect(diagnosed(drawing(540, 500, 518), [], two).verdict.culprit?.service).toBe('a');
});

test('a wrapper beside its own call is no culprit: the wait is no work', () => {
	const drawing = (end: number) => `gateway /* 0-${end + 10} [status 200]
  gateway handle 5-${end + 5}
  gateway call 6-${end} [kind client]
    store serve 7-${end - 1}`;
	expect(diagnosed(drawing(1000), [], kindOf(drawing(50))).verdict.culprit?.service).toBe('store');
});

test('requests are held against those that pass the same seldom operation, not against all that begin alike', () => {
	const trace = assemble(drawTrace(ORDER).batch);
	const rowOf = (name: string) => trace.spans.names.values.indexOf(name);
	const calls = (service: string, operation: string, count: number, of = 0) =>
		usual(service, operation, 1, 2, count, of);
	const row = passedOperation(trace, [
		calls('gateway', '/*', 90_000),
		calls('orders', 'POST /orders', 4_000),
		calls('verify', 'GET /address', 5_000),
		calls('orders', 'XADD parcels', 60, 3),
	]);
	expect(trace.spans.names.codes[row]).toBe(rowOf('POST /orders'));
});
