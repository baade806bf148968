import { listHanded } from '../../../lib/usecases/request/hand-off.ts';
import { limitSchema } from '../../../lib/api/page-query.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Requests that were handed to somebody, newest first. */
export function GET(request: Request) {
	return answer(async () => json(await listHanded(site().ports, readQuery(request, limitSchema).limit)));
}
