import type { User } from '../../model/user.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/**
 * Who works here. Empty: nobody fits; not an error. Late or broken: SourceError.
 * Partial: `total` is larger than the people given.
 */
export interface UserDirectory extends Source {
	/**
	 * People whose name, e-mail or ID may be what was typed, mistakes included, in no particular order:
	 * rather too many than too few, at most `limit`; `rankPeople` chooses. An empty text throws `bad-argument`.
	 */
	candidates(text: string, limit: number, options: ReadOptions): Promise<PeopleRead>;
	/** Undefined where the directory has no such ID. */
	read(userId: string, options: ReadOptions): Promise<User | undefined>;
}

export interface PeopleRead {
	readonly people: readonly User[];
	/** Exact or "at least"; never less than the people given. */
	readonly total: number;
}
