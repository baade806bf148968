import { expect, test } from 'vitest';
import { describeBatch } from './batch.ts';
import { ago, change, facts, login, refusal, request, SEASON_1 } from './testing/facts.ts';
import { accessProblems } from './access-problems.ts';

test('what is alike is one trouble; errors stand before warnings, the most frequent first', () => {
	const failed = { hasError: true, rootService: 'dailies-player', rootOperation: 'Play dailies' };
	const troubles = accessProblems(
		facts({
			refusals: [
				refusal(28),
				refusal(33),
				refusal(47),
				refusal(45, { app: 'dailies-player', project: '', neededRole: '' }),
			],
			requests: [request(20, failed), request(25, failed)],
			logins: [login(49), login(73, { outcome: 'locked', attempts: 5, lockedUntil: ago(63) })],
		}),
	);
	expect(troubles.map(({ severity, title, note, app }) => [severity, title, note, app])).toEqual([
		[
			'error',
			'Access refused 3 times: Harbor Lights Season 2',
			'needs the role “Assistant editor, Harbor Lights Season 2”; has it on Harbor Lights Season 1',
			'asset-vault',
		],
		['error', 'Play dailies did not work twice', 'failed on our side, nobody was refused', 'dailies-player'],
		['error', 'Access refused', 'the app did not say which role is missing', 'dailies-player'],
		['warning', '5 wrong passwords, account locked', 'opened by itself at 01:56', 'sign-in'],
	]);
	expect([troubles[0]?.first, troubles[0]?.last]).toEqual([ago(47), ago(28)]);
});

test('a request that was refused has not failed besides', () => {
	const refused = request(28, { hasError: true });
	const troubles = accessProblems(
		facts({ requests: [refused], refusals: [refusal(28, { traceId: refused.traceId })] }),
	);
	expect(troubles.map(({ title }) => title)).toEqual(['Access refused: Harbor Lights Season 2']);
});

test('trouble at the door is an error until somebody got in', () => {
	const wrong = login(50, { outcome: 'wrong-password', attempts: 3 });
	expect(accessProblems(facts({ logins: [wrong] })).map(({ severity }) => severity)).toEqual(['error']);
	const [after] = accessProblems(facts({ logins: [login(49), wrong] }));
	expect([after?.severity, after?.note]).toEqual(['warning', 'signed in at 02:10']);
});

test('the others of a batch are spoken of only when all of them were seen', () => {
	const moved = change(639, { batchSize: 3 });
	const say = (others: readonly (readonly [id: string, is: string])[]) =>
		describeBatch(
			moved,
			others.map(([userId, is]) => change(639, { userId, is })),
		).map(({ text }) => text);
	const made = 'Changed by Dana Whitlock in a batch of 3 people.';
	expect(say([['u-1', SEASON_1]])).toEqual([made]);
	expect(
		say([
			['u-1', SEASON_1],
			['u-2', SEASON_1],
		]),
	).toEqual([made, 'The other 2 are also on Season 1.']);
	expect(
		say([
			['u-1', SEASON_1],
			['u-2', 'Low Tide'],
		]),
	).toEqual([made, 'One of the others is also on Season 1.']);
	expect(describeBatch(change(1, { batchSize: 1, changedBy: '' }), [])).toEqual([]);
});
