import { mapServices } from '../../../lib/usecases/service/map-services.ts';
import { answer, json } from '../../_server/answer.ts';
import { readWindow } from '../../_server/read-window.ts';
import { site } from '../../_server/site.ts';

/** Every service that was seen, those in trouble first, and who calls whom. */
export function GET(request: Request) {
	return answer(async () => json(await mapServices(site().ports, readWindow(request), request.signal)));
}
