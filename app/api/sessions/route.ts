import { listSessions } from '../../../lib/usecases/session/find-sessions.ts';
import { sessionQuerySchema } from '../../../lib/api/sessions.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Playback sessions of a member, on a device, of a title, or of whoever was heard of last; newest first. */
export function GET(request: Request) {
	return answer(async () => {
		const query = readQuery(request, sessionQuerySchema);
		return json(await listSessions(site().ports, query, request.signal));
	});
}
