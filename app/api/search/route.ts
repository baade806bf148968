import { searchRequests } from '../../../lib/usecases/explore/search-requests.ts';
import { summaryJson } from '../../../lib/usecases/request/summary-of.ts';
import type { SearchResult } from '../../../lib/api/search.ts';
import { searchQuerySchema } from '../../../lib/api/search-query.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Requests that match, newest first, and how many there are. */
export function GET(request: Request) {
	return answer(async () => {
		const { ports, opened } = site();
		const asked = readQuery(request, searchQuerySchema);
		const page = await searchRequests(ports, opened, asked, request.signal);
		const { total, totalIsExact } = page;
		return json({
			requests: page.requests.map(summaryJson),
			total,
			totalIsExact,
			nextCursor: page.nextCursor ?? null,
		} satisfies SearchResult);
	});
}
