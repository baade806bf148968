import type { UnixNanos } from '../model/time.ts';
import type { Behaviour } from '../ports/trouble-source.ts';
import { blame, type Suspect } from './blame.ts';
import { findSigns } from './find-signs.ts';
import { resolveWays } from './resolve-ways.ts';

/** Who is behind what is otherwise than in the baseline, which begins at `usualFrom`; best suspect first. */
export function suspectsOf(now: Behaviour, usual: Behaviour, usualFrom: UnixNanos): readonly Suspect[] {
	const resolved = resolveWays(now, usual);
	const changed = [...now.newVersions].filter(([, { firstSeen }]) => firstSeen > usualFrom);
	return blame(findSigns(resolved.now, resolved.usual), resolved.now, new Map(changed));
}
