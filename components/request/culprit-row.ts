import type { RequestReport } from '../../lib/wire/api/request.ts';

/** Row that the failing path leads to, or -1 where nothing failed. */
export function culpritRow({ verdict }: RequestReport): number {
	return verdict.culprit && verdict.state !== 'healthy' ? verdict.culprit.row : -1;
}
