import type { Behaviour } from '../ports/trouble-source.ts';
import { blame, type Suspect } from './blame.ts';
import { findSigns } from './find-signs.ts';
import { resolveWays } from './resolve-ways.ts';

/** Who is behind what is otherwise than in the baseline, best suspect first. */
export function suspectsOf(now: Behaviour, usual: Behaviour): readonly Suspect[] {
	const resolved = resolveWays(now, usual);
	return blame(findSigns(resolved.now, resolved.usual), resolved.now);
}
