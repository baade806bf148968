import type { RequestFacts } from './request-facts.ts';
import type { ErrorFact } from './error-facts.ts';
import type { FailingPath } from './types.ts';

/** Words that any error may have. */
const COMMON = new Set(['error', 'failed', 'failure', 'request', 'call', 'with', 'from', 'status', 'code']);
/** How callers say that the failure was somebody else's, without a name; exceptions of HTTP and RPC clients say it too. */
const PASSED_ON =
	/\b(?:upstream|downstream|attempts?|tries|retries|retry|gave up|giving up)\b|\b(?:http|rest|feign|grpc|rpc|resourceaccess)\w*(?:exception|error)\b/i;
/** Parts of a path with so many letters name it, "orders" as well as "ticketinfoservice". */
const TELLING_PART = 6;

/** What the origin says of its failure, or, where it has no words, the calls of its service that it belongs to. */
export function wordsOfOrigin(context: RequestFacts, path: FailingPath): ErrorFact | undefined {
	const service = context.service(path.rows.at(-1) ?? 0);
	for (const row of path.rows.toReversed()) {
		if (context.service(row) !== service) break;
		const fact = context.errors[row];
		if (fact && fact.message !== '') return fact;
	}
	return context.errors[path.rows.at(-1) ?? 0];
}

/** What the service that called the origin's said of its own failure. */
export function callerWithWords(context: RequestFacts, path: FailingPath): ErrorFact | undefined {
	const above = path.rows.slice(0, -1).toReversed();
	const origin = context.service(path.rows.at(-1) ?? 0);
	const caller = above.find((row) => context.service(row) !== origin && context.errors[row] !== undefined);
	if (caller === undefined) return undefined;
	return above
		.filter((row) => context.service(row) === context.service(caller))
		.map((row) => context.errors[row])
		.find((fact) => fact !== undefined && fact.message !== '');
}

/**
 * Whether a caller's words name a failed call: by its service, its operation or a part of its path, its code, with
 * words of its own error, or as somebody else's failure without a name. Words that say nothing pass it on too.
 */
export function mentionsCall(text: string, context: RequestFacts, row: number): boolean {
	const fact = context.errors[row];
	const said = text.toLowerCase();
	if (PASSED_ON.test(said)) return true;
	const names = [context.service(row), context.operation(row), fact?.code ?? ''];
	if (!givesReason(text)) return true;
	if (namesCall(text, context, row)) return true;
	const own = wordsOf(fact?.message.toLowerCase() ?? '');
	return [...names, ...own].some((name) => name !== '' && said.includes(name.toLowerCase()));
}

/** Whether words give a reason: "request failed" gives none. */
export function givesReason(text: string): boolean {
	return wordsOf(text.toLowerCase()).length > 0 || /[^\p{ASCII}]/u.test(text);
}

/** Whether words name a call by its service, or by a telling part of its path. */
export function namesCall(text: string, context: RequestFacts, row: number): boolean {
	const squeezed = text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
	const parts = [context.service(row), ...context.operation(row).split('/')]
		.map((part) => part.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
		.filter((part) => part.length >= TELLING_PART);
	return parts.some((part) => squeezed.includes(part));
}

function wordsOf(text: string): readonly string[] {
	return (text.match(/[a-z]{4,}/g) ?? []).filter((word) => !COMMON.has(word));
}
