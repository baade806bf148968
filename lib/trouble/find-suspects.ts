import type { Behaviour, NewVersion } from '../ports/analytics/trouble-source.ts';
import { blame, type TroubleSuspect } from './blame.ts';
import { findSymptoms } from './find-symptoms.ts';
import { resolveCallTargets } from './resolve-call-targets.ts';

/** Who is behind what is otherwise than in the baseline, best suspect first. `newVersions`: those deployed since that began. */
export function suspectsOf(
	now: Behaviour,
	usual: Behaviour,
	newVersions: ReadonlyMap<string, NewVersion>,
): readonly TroubleSuspect[] {
	const resolved = resolveCallTargets(now, usual);
	return blame(findSymptoms(resolved.now, resolved.usual), resolved.now, newVersions);
}
