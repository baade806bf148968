import { findSupportPage } from '../../../lib/usecases/explore/find-support-page.ts';
import { type SupportPage, supportPageBodySchema } from '../../../lib/api/support-page.ts';
import { answer, json } from '../../_server/answer.ts';
import { readJson } from '../../_server/read-json.ts';
import { site } from '../../_server/site.ts';

/** The page for support that a pasted text leads to. */
export function POST(request: Request) {
	return answer(async () => {
		const { text } = await readJson(request, supportPageBodySchema);
		return json({
			href: (await findSupportPage(site().ports, text, request.signal)) ?? null,
		} satisfies SupportPage);
	});
}
