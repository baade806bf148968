import { LRUCache } from 'lru-cache';
import type { CaseArchive, FrozenCase } from '../../ports/own/case-archive.ts';
import type { Asking } from '../asking.ts';
import { UseCaseProblem } from '../problem.ts';
import { type OpenedCase, openCase } from './open-case.ts';

const MAX_KEPT = 20;

/** A shared case as it is kept, and as its page reads it. */
export interface KeptCase {
	readonly frozen: FrozenCase;
	readonly opened: OpenedCase;
}

export interface CaseCache {
	/** The case of an ID; rejects with `not-found` where none was shared under it. */
	open(asking: Asking, caseId: string): Promise<KeptCase>;
}

/** Opened cases. A case never changes, so what is open may stay open. */
export function createCaseCache(archive: CaseArchive): CaseCache {
	const kept = new LRUCache<string, KeptCase>({ max: MAX_KEPT });
	return {
		open: async (_asking, caseId) => {
			const known = kept.get(caseId);
			if (known) return known;
			const frozen = /^[0-9a-f]{16}$/.test(caseId) ? await archive.read(caseId) : undefined;
			if (!frozen) throw new UseCaseProblem('not-found', 'No case was shared under this address');
			const found = { frozen, opened: openCase(frozen) };
			kept.set(caseId, found);
			return found;
		},
	};
}
