import { unixNanos } from '../../../lib/model/time.ts';
import { findTrouble } from '../../../lib/usecases/find-trouble.ts';
import { troubleQuerySchema } from '../../../lib/wire/api/trouble.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

const QUARTER_HOUR = 900_000_000_000n;

/** Services that fail clearly more than usual. */
export function GET(request: Request) {
	return answer(async () => {
		const { ports } = site();
		const query = readQuery(request, troubleQuerySchema);
		const to = query.to ?? ports.clock.now();
		const from = query.from ?? unixNanos(to - QUARTER_HOUR);
		return json(await findTrouble(ports, from, to, request.signal));
	});
}
