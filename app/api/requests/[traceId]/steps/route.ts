import { parseTraceId } from '../../../../../lib/model/ids.ts';
import { openingProgress } from '../../../../../lib/usecases/request/opening-progress.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { site } from '../../../../_server/site.ts';

/** How far opening a request has come. Opens nothing itself. */
export function GET(_request: Request, { params }: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => {
		const traceId = parseTraceId((await params).traceId);
		const { ports, opened } = site();
		return json(openingProgress(ports, traceId && opened.answered(traceId)));
	});
}
