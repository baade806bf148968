import { isoNanos } from '../../../lib/wire/api/iso-time.ts';
import { limitSchema } from '../../../lib/wire/api/page-query.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Personal values that were shown, and why. */
export function GET(request: Request) {
	return answer(async () => {
		const { limit } = readQuery(request, limitSchema);
		const reveals = await site().ports.appStore.reveals(limit);
		return json({ reveals: reveals.map((reveal) => ({ ...reveal, at: isoNanos(reveal.at) })) });
	});
}
