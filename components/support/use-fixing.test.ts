// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { FixingJson } from '../../lib/api/session-report.ts';
import { useFixing } from './use-fixing.ts';

afterEach(() => vi.unstubAllGlobals());

const FIXING = { traceId: 'fe'.repeat(16), membersWaiting: 0, told: null, onList: false } as FixingJson;
const TOLD = '2026-11-17T02:47:09.000000000Z';

/** The card of a session whose site answers by the end of the address. */
function setup(answers: { handOff?: number; waiting?: number }) {
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (address: string) => {
		const what = address.endsWith('/hand-offs') ? 'handOff' : 'waiting';
		asked.push(what);
		const status = answers[what] ?? 200;
		if (status === 0) throw new TypeError('failed to fetch');
		return Response.json(status === 200 ? { members: 1, told: TOLD } : {}, { status });
	});
	const hook = renderHook(() => useFixing(FIXING, 'PS-1'));
	return {
		asked,
		card: () => hook.result.current,
		handsOff: () => act(async () => hook.result.current.handOff('copied', 'text')),
		adds: () => act(async () => hook.result.current.add()),
	};
}

test.for([500, 503, 400, 0])(
	'a hand-off that was not noted (%s) leaves no mark that they were told',
	async (handOff) => {
		const { handsOff, card, asked } = setup({ handOff });
		await handsOff();
		expect(asked).toEqual(['handOff']);
		expect([card().count.told, card().problem]).toEqual([
			null,
			'It was not noted that they were told. Please note it once more.',
		]);
	},
);

test('a hand-off that was noted is marked, and a mark that was not saved is not shown', async () => {
	const noted = setup({});
	await noted.handsOff();
	expect([noted.card().count.told, noted.card().problem]).toEqual([TOLD, '']);
	const unsaved = setup({ waiting: 503 });
	await unsaved.handsOff();
	await unsaved.adds();
	expect([unsaved.card().count.told, unsaved.card().added]).toEqual([null, false]);
	expect(unsaved.card().problem).toBe('That was not saved. Please try again.');
});
