import { countWaiting } from '../../../lib/usecases/member/waiting-members.ts';
import { waitingQuerySchema } from '../../../lib/api/member-report.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** How many members wait for a call to be mended. */
export function GET(request: Request) {
	return answer(async () => json(await countWaiting(site().ports, readQuery(request, waitingQuerySchema))));
}
