import { expect, test } from 'vitest';
import { joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { diagnose } from '../diagnose.ts';
import { errorInBody } from './error-in-body.ts';
import { waitedFor } from './warnings.ts';

function found(drawing: string) {
	const { batch, logs } = drawTrace(drawing);
	const trace = assemble(batch);
	const { findings, verdict } = diagnose({
		trace,
		logs: joinLogs(trace, recordsOf(logs, 'drawn')),
		baselines: [],
		sources: [],
	});
	return {
		verdict,
		told: findings.map(({ kind, service, title, detail }) => [kind, service, title, detail]),
	};
}

test('a wait for a connection is found by what the log says and by its span', () => {
	expect(
		found(
			'web GET / 0-900\n  web SELECT x 850-880 [kind client] [log warn: waited 800 ms for a connection from the pool]',
		).told,
	).toEqual([['waiting', 'web', 'Waited 800 ms for a connection', 'from its log']]);
	expect(
		found('web GET / 0-900\n  web pool.acquire 10-700 [kind internal]\n  web SELECT x 850-880 [kind client]')
			.told,
	).toEqual([['waiting', 'web', 'Waited 690 ms for a connection', 'pool.acquire']]);
	expect(found('web GET / 0-900\n  web pool.acquire 10-12 [kind internal]').told).toEqual([]);
	expect(waitedFor('still waiting for 3 s')).toBeUndefined();
});

test('work that lay in a queue says how long', () => {
	const { told } = found(`flow run 0-9500
  web publish 0-10 [kind producer]
    mail consume 9000-9100 [kind consumer]`);
	expect(told[0]).toEqual(['waiting', 'mail', 'Lay 8.99 s in a queue', 'before consume']);
	const after = found('web publish 0-10 [kind producer]\n  mail consume 9000-9100 [kind consumer]');
	expect(after.told.filter(([kind]) => kind === 'waiting')).toEqual([]);
});

test('warnings of spans that did not fail are findings; those of failed spans are evidence', () => {
	const { told } = found(`job run 0-900
  encoder variant 10-800 [log warn: dropping variant hd-4, 30 of 31 chunks]
  encoder variant 10-800 [log warn: dropping variant hd-9, 29 of 31 chunks]
  store read 820-830 [kind client] [error: gone] [log warn: cache miss]`);
	expect(told.filter(([kind]) => kind === 'warning')).toEqual([
		['warning', 'encoder', 'Dropping variant hd-4, 30 of 31 chunks', 'from its log, 2 times'],
	]);
});

test('a good answer with an error inside is found, and named among what the request lived with', () => {
	const { told, verdict } = found(
		'web POST /graphql 0-90 [status 200] [attr http.response.body.content={"error":{"message":"no such title"}}]',
	);
	expect(told).toEqual([['error-in-body', 'web', 'No such title', 'in the body of a good answer']]);
	expect(verdict.sentence).toBe('No culprit: the request went well in spite of 1 oddity');
});

test.each([
	['{"errors":[{"message":"no such title"}]}', 'no such title'],
	['{"error":{"code":"GONE"}}', 'GONE'],
	['{"success":false}', ''],
	['{"errors":[]}', undefined],
	['{"error":null,"success":true}', undefined],
	['{"error":', undefined],
	['[1]', undefined],
])('the body %s says %s', (body, words) => {
	expect(errorInBody(body)).toBe(words);
});
