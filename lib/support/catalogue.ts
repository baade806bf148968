import type { PlaybackCause } from './cause.ts';
import { ACCOUNT_CAUSES } from './causes/account.ts';
import { HOME_CAUSES } from './causes/home.ts';
import { SERVER_CAUSES } from './causes/servers.ts';

/** Every cause, in the order in which a failed request is compared with them: exact ones before "our servers failed". */
export const CAUSES: readonly PlaybackCause[] = [...ACCOUNT_CAUSES, ...HOME_CAUSES, ...SERVER_CAUSES];

const BY_ID: ReadonlyMap<string, PlaybackCause> = new Map(CAUSES.map((cause) => [cause.id, cause]));

export function causeOf(id: string): PlaybackCause {
	const found = BY_ID.get(id);
	if (!found) throw new Error(`no cause ${id} in the catalogue`);
	return found;
}
