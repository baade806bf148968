import { answer, json } from '../../../_server/answer.ts';
import { partnersOf } from '../../../_server/compared.ts';

/** Requests that this one can be held against, likest first. */
export function GET(_request: Request, context: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => json({ partners: await partnersOf((await context.params).traceId) }));
}
