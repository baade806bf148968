import { unixNanos } from '../../../lib/model/time.ts';
import { findTrouble } from '../../../lib/usecases/trouble/find-trouble.ts';
import { nextTick } from '../../../lib/usecases/now-window.ts';
import { troubleQuerySchema } from '../../../lib/api/trouble.ts';
import { ApiProblem, answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

const QUARTER_HOUR = 900_000_000_000n;

/** Who is behind what goes otherwise than usual, best suspect first. */
export function GET(request: Request) {
	return answer(async () => {
		const { ports } = site();
		const query = readQuery(request, troubleQuerySchema);
		const to = query.to ?? nextTick(ports.clock.now());
		const window = { from: query.from ?? unixNanos(to - QUARTER_HOUR), to };
		if (window.from >= window.to) throw new ApiProblem(400, 'bad-argument', 'from: must be before to');
		if ((query.baselineFrom === undefined) !== (query.baselineTo === undefined))
			throw new ApiProblem(400, 'bad-argument', 'baselineFrom and baselineTo: say both or neither');
		const baseline =
			query.baselineFrom !== undefined && query.baselineTo !== undefined
				? { from: query.baselineFrom, to: query.baselineTo }
				: undefined;
		return json(await findTrouble(ports, { window, baseline }, request.signal));
	});
}
