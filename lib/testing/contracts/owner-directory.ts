import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { OwnerDirectory } from '../../ports/sources/owner-directory.ts';
import { type ContractSkip, expectError, expectIdentity, GONE, PATIENT, runCases } from './run-cases.ts';

/** A directory for one suite: `keys` is owned by Key Team, `web` by Web Team, and nobody else by anybody. */
export interface OpenedOwnerDirectory {
	readonly directory: OwnerDirectory;
	/** From now on it answers nobody. Only where it is asked over a network. */
	readonly stall?: () => void;
	readonly close?: () => Promise<void>;
}

export type OwnerDirectoryCase = keyof ReturnType<typeof cases>;

/** What every owner directory does: see `OwnerDirectory` and the manners in `lib/ports/README.md`. */
export function ownerDirectoryContract({
	name,
	open,
	skip,
}: {
	readonly name: string;
	readonly open: () => Promise<OpenedOwnerDirectory>;
	readonly skip: readonly ContractSkip<OwnerDirectoryCase>[];
}): void {
	describe(`owner directory: ${name}`, () => {
		let opened: OpenedOwnerDirectory | undefined;
		beforeAll(async () => {
			opened = await open();
		});
		afterAll(async () => opened?.close?.());
		runCases<OwnerDirectoryCase>(
			cases(open, () => {
				if (!opened) throw new Error('the directory was not opened');
				return opened.directory;
			}),
			skip,
		);
	});
}

function cases(open: () => Promise<OpenedOwnerDirectory>, subject: () => OwnerDirectory) {
	return {
		'a directory says who it is': async () => {
			expectIdentity(subject());
		},
		'services that are owned come with their owners, each under the name that was asked for': async () => {
			const { owners, stale } = await subject().owners(['web', 'keys', 'web'], PATIENT);
			const teams = Object.fromEntries(Array.from(owners, ([service, { team }]) => [service, team]));
			expect(teams).toEqual({ keys: 'Key Team', web: 'Web Team' });
			expect(owners.get('keys')).toMatchObject({ service: 'keys', source: subject().name });
			expect(stale).toBe('');
		},
		'services that nobody owns are left out, whatever they are called': async () => {
			const odd = ['nobody', '', '__proto__', 'constructor', '../../etc', 'o\'x "{}', '🎬'];
			expect((await subject().owners(odd, PATIENT)).owners.size).toBe(0);
			expect((await subject().owners([], PATIENT)).owners.size).toBe(0);
		},
		'thousands of services are one question': async () => {
			const many = Array.from({ length: 5_000 }, (_, i) => `service-${i}`);
			expect((await subject().owners([...many, 'keys'], PATIENT)).owners.size).toBe(1);
		},
		'who has left gets no answer': async () => {
			await expectError(subject().owners(['keys'], GONE), 'cancelled', subject());
		},
		'a directory that does not answer in time is late': async () => {
			const { directory, stall, close } = await open();
			stall?.();
			const asked = directory.owners(['keys'], { ...PATIENT, deadlineMs: 50 });
			await expectError(asked, 'timeout', directory);
			await close?.();
		},
	} as const;
}
