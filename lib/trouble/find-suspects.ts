import type { Behaviour, NewVersion } from '../ports/trouble-source.ts';
import { blame, type Suspect } from './blame.ts';
import { findSigns } from './find-signs.ts';
import { resolveWays } from './resolve-ways.ts';

/** Who is behind what is otherwise than in the baseline, best suspect first. `newVersions`: those deployed since that began. */
export function suspectsOf(
	now: Behaviour,
	usual: Behaviour,
	newVersions: ReadonlyMap<string, NewVersion>,
): readonly Suspect[] {
	const resolved = resolveWays(now, usual);
	return blame(findSigns(resolved.now, resolved.usual), resolved.now, newVersions);
}
