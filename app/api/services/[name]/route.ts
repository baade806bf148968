import { describeService } from '../../../../lib/usecases/service/describe-service.ts';
import { answer, json } from '../../../_server/answer.ts';
import { readWindow } from '../../../_server/read-window.ts';
import { site } from '../../../_server/site.ts';

/** How one service does. One that was not seen is answered with what the directories know of it. */
export function GET(request: Request, { params }: { readonly params: Promise<{ readonly name: string }> }) {
	return answer(async () => {
		const { name } = await params;
		return json(await describeService(site().ports, name, readWindow(request), request.signal));
	});
}
