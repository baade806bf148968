import type { PathKind } from '../../../lib/view/graph/path-words.ts';
import type { RequestReport } from '../../../lib/api/request.ts';

/** Row that the path to the culprit leads to, or -1 where there is none. */
export function culpritRow({ verdict }: RequestReport): number {
	return verdict.culprit && verdict.state !== 'healthy' ? verdict.culprit.row : -1;
}

/** Whether calls failed on that path, or only took long. */
export function pathKind({ verdict }: RequestReport): PathKind {
	return verdict.state === 'slow' ? 'slow' : 'failing';
}
