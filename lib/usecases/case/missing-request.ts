import type { Asking } from '../asking.ts';
import type { TraceId } from '../../model/ids.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { Missing } from '../../api/missing.ts';
import { closeId } from '../../recognise/close-id.ts';
import { openCase } from './open-case.ts';
import type { Ports } from '../site-ports.ts';

const MAX_CASES = 5;
const MAX_CLOSE = 3;
const MAX_LOOKED_AT = 1_000;

type Traces = Pick<Missing, 'known' | 'cases' | 'close'>;

/** What is left of a request that no store has: how it was told here, cases of it, requests with nearly its ID. */
export async function missingRequest(
	asking: Asking,
	{ appStore, cases: archive }: Pick<Ports, 'appStore' | 'cases'>,
	text: string,
	traceId: TraceId | undefined,
): Promise<Traces> {
	// None of it is worth failing for: the page then says that there is nothing.
	const [recent, cases] = await Promise.all([
		appStore.recent(MAX_LOOKED_AT).catch(() => []),
		traceId ? casesOf(archive, traceId).catch(() => []) : [],
	]);
	const known = recent.find((request) => request.traceId === traceId);
	const wanted = text.toLowerCase();
	const close = recent.flatMap((request) => {
		const like = request === known ? undefined : closeId(wanted, request.traceId);
		if (like === undefined) return [];
		const { sentence, openedAt } = request;
		return [{ traceId: request.traceId, like, sentence, openedAt: isoNanos(openedAt) }];
	});
	return {
		known: known
			? {
					sentence: known.sentence,
					route: known.route,
					startTime: isoNanos(known.startTime),
					openedAt: isoNanos(known.openedAt),
				}
			: null,
		cases,
		close: close.slice(0, MAX_CLOSE),
	};
}

async function casesOf(archive: Ports['cases'], traceId: TraceId): Promise<Missing['cases']> {
	const found = await archive.ofTrace(traceId, MAX_CASES);
	const frozen = await Promise.all(found.map(({ id }) => archive.read(id)));
	return frozen.flatMap((one) =>
		one
			? [{ id: one.id, frozenAt: isoNanos(one.frozenAt), sentence: openCase(one).report.verdict.sentence }]
			: [],
	);
}
