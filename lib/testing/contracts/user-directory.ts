import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { UserDirectory } from '../../ports/sources/user-directory.ts';
import {
	BAD_LIMITS,
	type ContractSkip,
	expectError,
	expectIdentity,
	GONE,
	PATIENT,
	runCases,
} from './run-cases.ts';

/** People of a directory for one suite: `u-1` is Marisol Vega, and so many are called Maria Number 0, 1, 2 … */
export const MANY_MARIAS = 25;

export interface OpenedUserDirectory {
	readonly directory: UserDirectory;
	/** From now on it answers nobody. Only where it is asked over a network. */
	readonly stall?: () => void;
	readonly close?: () => Promise<void>;
}

export type UserDirectoryCase = keyof ReturnType<typeof cases>;

/** What every user directory does: see `UserDirectory` and the manners in `lib/ports/README.md`. */
export function userDirectoryContract({
	name,
	open,
	skip,
}: {
	readonly name: string;
	readonly open: () => Promise<OpenedUserDirectory>;
	readonly skip: readonly ContractSkip<UserDirectoryCase>[];
}): void {
	describe(`user directory: ${name}`, () => {
		let opened: OpenedUserDirectory | undefined;
		beforeAll(async () => {
			opened = await open();
		});
		afterAll(async () => opened?.close?.());
		runCases<UserDirectoryCase>(
			cases(open, () => {
				if (!opened) throw new Error('the directory was not opened');
				return opened.directory;
			}),
			skip,
		);
	});
}

function cases(open: () => Promise<OpenedUserDirectory>, subject: () => UserDirectory) {
	return { ...peopleCases(subject), ...mannerCases(open, subject) } as const;
}

function peopleCases(subject: () => UserDirectory) {
	return {
		'a person is read by ID': async () => {
			expect(await subject().read('u-1', PATIENT)).toMatchObject({
				id: 'u-1',
				name: 'Marisol Vega',
				active: true,
				source: subject().name,
			});
		},
		'an unknown ID is nobody, whatever it holds': async () => {
			for (const id of ['nobody', '__proto__', "u-1' OR '1'='1", 'u-1" or id co "u', '../Users', '%', '🎬'])
				expect(await subject().read(id, PATIENT), id).toBeUndefined();
		},
		'a person is among the candidates by ID, by name and by a mistyped one': async () => {
			for (const typed of ['u-1', 'marisol vega', 'Marsiol Vega', 'marisol.vega@halcyon.example']) {
				const { people, total } = await subject().candidates(typed, 100, PATIENT);
				expect(
					people.map(({ id }) => id),
					typed,
				).toContain('u-1');
				expect(total).toBeGreaterThanOrEqual(people.length);
			}
		},
		'no more candidates come than are wanted, and how many there are is told': async () => {
			const { people, total } = await subject().candidates('Maria', 15, PATIENT);
			expect(people).toHaveLength(15);
			expect(total).toBeGreaterThanOrEqual(MANY_MARIAS);
		},
		'quotes and wildcards in what was typed find nobody': async () => {
			for (const typed of ["qqq' = 'qqq", 'qqq" eq "qqq', 'qqq%', 'qq_q', "qqq'; --"])
				expect((await subject().candidates(typed, 10, PATIENT)).total, typed).toBe(0);
		},
	} as const;
}

function mannerCases(open: () => Promise<OpenedUserDirectory>, subject: () => UserDirectory) {
	return {
		'a directory says who it is': async () => {
			expectIdentity(subject());
		},
		'an empty text or a limit that is none is a bad argument, told before anything is asked': async () => {
			for (const text of ['', ' ', '"'])
				await expectError(subject().candidates(text, 10, GONE), 'bad-argument', subject());
			for (const limit of BAD_LIMITS)
				await expectError(subject().candidates('vega', limit, GONE), 'bad-argument', subject());
		},
		'who has left gets no answer': async () => {
			await expectError(subject().candidates('vega', 10, GONE), 'cancelled', subject());
			await expectError(subject().read('u-1', GONE), 'cancelled', subject());
		},
		'a directory that does not answer in time is late': async () => {
			const { directory, stall, close } = await open();
			stall?.();
			const late = { ...PATIENT, deadlineMs: 50 };
			await expectError(directory.candidates('vega', 10, late), 'timeout', directory);
			await expectError(directory.read('u-1', late), 'timeout', directory);
			await close?.();
		},
	} as const;
}
