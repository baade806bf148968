import { saveServiceLinks, serviceLinks } from '../../../../../lib/usecases/service/service-links.ts';
import { serviceLinksBodySchema } from '../../../../../lib/api/service-links.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { readJson } from '../../../../_server/read-json.ts';
import { site } from '../../../../_server/site.ts';

type Context = { readonly params: Promise<{ readonly name: string }> };

/** Where people go on from a service, and a span to try its links on. */
export function GET(request: Request, { params }: Context) {
	return answer(async () => {
		const { ports, opened } = site();
		return json(await serviceLinks(ports, opened, (await params).name, request.signal));
	});
}

/** Sets them, or goes back to what the owner directory says. */
export function POST(request: Request, { params }: Context) {
	return answer(async () => {
		const { ports, opened } = site();
		const { name } = await params;
		const { templates } = await readJson(request, serviceLinksBodySchema);
		await saveServiceLinks(ports, opened, name, templates);
		return json(await serviceLinks(ports, opened, name, request.signal));
	});
}
