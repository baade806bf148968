import { listSessions } from '../../../lib/usecases/find-sessions.ts';
import { sessionQuerySchema } from '../../../lib/wire/api/sessions.ts';
import { answer, ApiProblem, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Playback sessions of a member, on a device or of a title, newest first. */
export function GET(request: Request) {
	return answer(async () => {
		const query = readQuery(request, sessionQuerySchema);
		if (query.member === undefined && query.device === undefined && query.asset === undefined)
			throw new ApiProblem(400, 'bad-argument', 'name a member, a device or an asset');
		return json(await listSessions(site().ports, query, request.signal));
	});
}
