import type { ServiceOwner } from '../model/service-owner.ts';
import type { OwnerDirectory } from '../ports/sources/owner-directory.ts';
import type { ReadOptions } from '../ports/read-options.ts';

/** Owners by service; the first directory that knows one is believed. One that does not answer leaves its owners out. */
export async function ownersOf(
	directories: readonly OwnerDirectory[],
	services: readonly string[],
	options: ReadOptions,
): Promise<ReadonlyMap<string, ServiceOwner>> {
	const nobody: ReadonlyMap<string, ServiceOwner> = new Map();
	const known = await Promise.all(
		directories.map((directory) =>
			directory.owners(services, options).then(
				({ owners }) => owners,
				() => nobody,
			),
		),
	);
	return new Map(known.reverse().flatMap((owners) => [...owners]));
}
