import { LRUCache } from 'lru-cache';
import type { FrozenCase } from '../../lib/ports/own/case-archive.ts';
import { type OpenedCase, openCase } from '../../lib/usecases/case/open-case.ts';
import { ApiProblem } from './answer.ts';
import { site } from './site.ts';

const MAX_KEPT = 20;
/** A case never changes: what is open may stay open. */
const kept = new LRUCache<string, { readonly frozen: FrozenCase; readonly opened: OpenedCase }>({
	max: MAX_KEPT,
});

/** Opens the case that an address names, or throws the problem to answer with. */
export async function openedCase(params: Promise<{ readonly caseId: string }>) {
	const { caseId } = await params;
	const known = kept.get(caseId);
	if (known) return known;
	const frozen = /^[0-9a-f]{16}$/.test(caseId) ? await site().ports.cases.read(caseId) : undefined;
	if (!frozen) throw new ApiProblem(404, 'not-found', 'No case was shared under this address');
	const found = { frozen, opened: openCase(frozen) };
	kept.set(caseId, found);
	return found;
}
