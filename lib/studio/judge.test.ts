import { expect, test } from 'vitest';
import { fromMillis } from '../model/time.ts';
import type { PersonFacts } from './facts.ts';
import { judge } from './judge.ts';
import {
	ago,
	asked,
	change,
	facts,
	login,
	MARISOL,
	refusal,
	request,
	SEASON_1,
	SEASON_2,
} from './testing/facts.ts';

/** What is told: the sentence, then its details. */
function told(own: Partial<PersonFacts>): readonly string[] {
	const { headline, details } = judge(facts(own));
	return [headline.text, ...details.map(({ text }) => text)];
}
const kinds = (own: Partial<PersonFacts>) => judge(facts(own)).causes.map(({ kind }) => kind);
const refused = { changes: [change(639)], refusals: [refusal(28), refusal(47)] };

test('a role that was moved explains the refusals since then', () => {
	expect(told(refused)).toEqual([
		'Marisol can’t open Harbor Lights Season 2 because her role was moved to Season 1 yesterday',
		'Every refusal since then asks for the Season 2 role.',
		'Her sign-in and account are fine.',
	]);
	const { headline, causes } = judge(facts(refused));
	expect(headline.evidence.map(({ kind }) => kind)).toEqual(['role-change', 'refusal', 'refusal']);
	expect(causes[0]?.change?.batchSize).toBe(14);
});

test('a change after the last refusal, of somebody else or of another project explains nothing', () => {
	const user = { ...MARISOL, roles: [{ role: 'Assistant editor', project: SEASON_2 }] };
	for (const other of [change(5), change(639, { userId: 'u-1' }), change(639, { was: 'Low Tide, Season 4' })])
		expect(judge(facts({ ...refused, user, changes: [other] })).state).toBe('unknown');
});

test('refusals that ask for something else too are not said to ask for one role', () => {
	const mixed = {
		...refused,
		refusals: [...refused.refusals, refusal(60, { project: 'Low Tide, Season 4' })],
	};
	expect(told(mixed).join(' ')).not.toContain('Every refusal');
});

test('a role that was taken away', () => {
	const taken = { ...refused, changes: [change(639, { kind: 'removed', is: '' })] };
	expect(told(taken)[0]).toBe(
		'Marisol can’t open Harbor Lights Season 2 because her role was taken away yesterday',
	);
});

test('a role that never was', () => {
	expect(told({ refusals: [refusal(28)] }).slice(0, 2)).toEqual([
		'Marisol can’t open Harbor Lights Season 2 because she has no role on it',
		'No role on it was given or taken in the last 30 days.',
	]);
	expect(kinds({ refusals: [refusal(28)], sources: asked({ 'role changes': 'timeout' }) })).toEqual([]);
});

test('signed in with another account', () => {
	const user = { ...MARISOL, roles: [{ role: 'Assistant editor', project: SEASON_2 }] };
	const other = { user, refusals: [refusal(28, { userId: 'g-77120' })] };
	expect(told(other).slice(0, 2)).toEqual([
		'Marisol can’t open Harbor Lights Season 2 because she signed in with her other account',
		'Her work account has the role. The other one does not.',
	]);
	expect(kinds({ ...other, user: MARISOL })).toEqual([]);
});

test('locked after wrong passwords, until it opens by itself or somebody opens it', () => {
	const lock = login(3, { outcome: 'locked', attempts: 5 });
	const until = { ...lock, lockedUntil: ago(-7) };
	expect(told({ logins: [lock, login(600)] })).toEqual([
		'Marisol can’t sign in because her account is locked after 5 wrong passwords',
		'It stays locked until someone opens it.',
	]);
	expect(told({ logins: [until] })[1]).toBe('It opens by itself at 03:06 UTC.');
	expect(kinds({ logins: [{ ...lock, lockedUntil: ago(1) }] })).toEqual([]);
	expect(kinds({ logins: [login(1, { outcome: 'unlocked' }), lock] })).toEqual([]);
	expect(kinds({ logins: [{ ...lock, userId: 'g-77120' }] })).toEqual([]);
});

test('contract over, and an account that was switched off before', () => {
	const over = { ...MARISOL, contractEnds: fromMillis(Date.UTC(2026, 10, 14)) };
	const logins = [login(20, { outcome: 'account-off' })];
	expect(told({ user: over, logins })).toEqual([
		'Marisol can’t sign in because her contract ended on 14 Nov',
		'The door has turned her account away since then.',
	]);
	expect(told({ user: { ...MARISOL, active: false }, logins })[0]).toBe(
		'Marisol can’t sign in because her account is switched off',
	);
	expect(kinds({ user: { ...MARISOL, contractEnds: undefined } })).toEqual([]);
});

test('second step missing', () => {
	const logins = [login(20, { outcome: 'second-step-missing' })];
	expect(told({ logins })[0]).toBe(
		'Marisol can’t sign in because she has not set up the second sign-in step',
	);
	expect(kinds({ logins: [login(5), ...logins] })).toEqual([]);
});

test('trouble on our side, unless it went well afterwards', () => {
	const failed = request(20, {
		hasError: true,
		rootService: 'dailies-player',
		rootOperation: 'Play dailies',
	});
	const judged = judge(facts({ requests: [failed, request(48)] }));
	expect(judged.state).toBe('our-side');
	expect(judged.headline.text).toBe(
		'Marisol can’t use “Play dailies” because dailies-player fails on our side',
	);
	expect(
		kinds({
			requests: [{ ...failed, hasError: false }, request(30, { ...failed, startTime: ago(30) })],
		}),
	).toEqual([]);
});

test('two causes at once, told in one sentence', () => {
	const both = { ...refused, logins: [login(3, { outcome: 'locked', attempts: 5 })] };
	expect(told(both)[0]).toBe(
		'Marisol can’t open Harbor Lights Season 2 because her role was moved to Season 1 yesterday and her account is locked',
	);
	expect(judge(facts(both)).label).toBe('2 causes at once');
});

test('nothing wrong on our side', () => {
	expect(told({})).toEqual([
		'Nothing is wrong on our side for Marisol',
		'She signed in today at 02:10 UTC.',
		'The one request of the last 7 days went through.',
	]);
});

test('put right already', () => {
	const back = change(10, { kind: 'moved', was: SEASON_1, is: SEASON_2 });
	const judged = judge(facts({ ...refused, changes: [back, ...refused.changes] }));
	expect([judged.state, judged.headline.text]).toEqual([
		'fixed',
		'Marisol can open Harbor Lights Season 2 again: the role came back today at 02:49 UTC',
	]);
});

test('we can’t tell, because …', () => {
	const can = (own: Partial<PersonFacts>) => told(own)[0];
	expect(can({ refusals: [refusal(28)], sources: asked({ 'role changes': 'failed' }) })).toBe(
		'We can’t tell why Marisol can’t open Harbor Lights Season 2, because the list of role changes did not answer',
	);
	expect(can({ refusals: [refusal(28, { project: '' })], sources: asked({ traces: 'timeout' }) })).toBe(
		'We can’t tell why Marisol can’t open a project in asset-vault, because it did not say which role is missing',
	);
	expect(can({ sources: asked({ 'sign-ins': 'timeout' }) })).toBe(
		'We can’t tell what stops Marisol, because the list of sign-ins did not answer',
	);
	expect(can({ sources: asked({ traces: 'timeout' }) })).toBe(
		'We can’t tell what stops Marisol, because the list of requests did not answer',
	);
	expect(can({ logins: [], requests: [] })).toBe(
		'We can’t tell what stops Marisol, because no sign-in and no request of the last 7 days is known',
	);
	expect(can({ refusals: [refusal(28, { project: SEASON_1 })] })).toBe(
		'We can’t tell why Marisol can’t open Harbor Lights Season 1, because she has the role that the app asks for',
	);
});

test('every sentence has its sources, and people nobody said a pronoun of are they', () => {
	const judged = judge(facts({ ...refused, user: { ...MARISOL, pronoun: 'they' } }));
	for (const { evidence } of [judged.headline, ...judged.details]) expect(evidence.length).toBeGreaterThan(0);
	expect(judged.headline.text).toContain('because their role was moved');
});
