import { isoNanos } from '../../../lib/api/iso-time.ts';
import type { RecentList } from '../../../lib/api/lists.ts';
import { limitSchema } from '../../../lib/api/page-query.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Requests opened here, last first, each told as its verdict. */
export function GET(request: Request) {
	return answer(async () => {
		const recent = await site().ports.appStore.recent(readQuery(request, limitSchema).limit);
		return json({
			requests: recent.map((entry) => ({
				...entry,
				openedAt: isoNanos(entry.openedAt),
				startTime: isoNanos(entry.startTime),
			})),
		} satisfies RecentList);
	});
}
