import { hideAddresses } from '../redact/personal.ts';
import type { ErrorFact } from './error-facts.ts';

const MAX_WORDS = 20;

/** HTTP and gRPC codes in plain words: what the service did. */
const DID: ReadonlyMap<string, string> = new Map([
	['400', 'refused the call as wrong'],
	['401', 'refused the call: not signed in'],
	['402', 'refused the call: not paid'],
	['403', 'refused the call: not allowed'],
	['404', 'did not find what it was asked for'],
	['408', 'did not answer in time'],
	['409', 'refused the call: it conflicts'],
	['410', 'no longer has what it was asked for'],
	['429', 'turned the call away: too many'],
	['502', 'got no good answer from a call of its own'],
	['503', 'was not available'],
	['504', 'did not get an answer in time'],
	['DEADLINE_EXCEEDED', 'did not answer in time'],
	['UNAVAILABLE', 'was not available'],
	['NOT_FOUND', 'did not find what it was asked for'],
	['PERMISSION_DENIED', 'refused the call: not allowed'],
	['UNAUTHENTICATED', 'refused the call: not signed in'],
	['RESOURCE_EXHAUSTED', 'turned the call away: too many'],
]);

/** What the service did, from its own words where it has any, else from its code. No full stop. */
export function whatItDid(fact: ErrorFact | undefined): string {
	const words = plainMessage(fact?.message ?? '');
	const code = fact?.code ?? '';
	if (words !== '')
		return code !== '' && code !== '200' && !words.includes(code)
			? `answered ${code}: “${words}”`
			: `failed: “${words}”`;
	return DID.get(code) ?? (code === '' || code === '200' ? 'failed' : `failed with ${code}`);
}

/** What loggers put before a message: "[exec-6] ERROR shop.CartController - ". */
const LOGGER = /^(?:\[[^\]]{1,60}\]\s*)*(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\s+[^\s:]+\s+[-:]\s*/;
/** A class of an exception in the midst of a message. */
const CLASS_INSIDE = /([:;]?)\s*(?:[a-z_$][\w$]*\.){2,}[A-Z]\w*(?:Error|Exception|Fault)\b:?\s*/g;
/** Nothing but the name of a class, with its package. */
const BARE_CLASS = /^\s*(?:[a-z_$][\w$]*[.:]+)*([A-Z][\w$]*):?\s*$/;
const NESTED = 'nested exception is ';

/** Java says the cause last: of nested exceptions the innermost is the message. */
function innermost(message: string): string {
	const at = message.lastIndexOf(NESTED);
	return at === -1 ? message : message.slice(at + NESTED.length).replace(/\] with root cause.*$/, '');
}

/**
 * An error message as people read it: the first line, without a leading class name, code word, stack, IDs, or
 * people's addresses.
 * Nothing is added that the message does not say.
 */
export function plainMessage(message: string): string {
	const [first = ''] = message.split(/\r?\n/, 1);
	// An exception that says nothing is told by its class.
	const [, bare] = BARE_CLASS.exec(first) ?? [];
	const text = bare ?? plainLine(first);
	return text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text;
}

function plainLine(first: string): string {
	return (
		hideAddresses(innermost(first.replace(LOGGER, '')))
			.replaceAll(CLASS_INSIDE, '$1 ')
			.replace(/^(?:[a-zA-Z_$][\w$]*\.)+[A-Z]\w*(?:Error|Exception|Fault)?:?\s*/, '')
			.replace(/^(?:Uncaught\s+)?[A-Z]\w*(?:Error|Exception):\s*/, '')
			// The word stays before a bare number: "error 5004" says more than "5004".
			.replace(/^(?:ERROR|FATAL|error)[:\s]+(?!\d+$)/, '')
			.replace(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+[:\s]+(?=\S)/, '')
			.replaceAll(/\b(?:trace|span)[-_ ]?id[=: ]+[0-9a-f]+\b,?/gi, '')
			.replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{16,}\b/gi, '…')
			.replace(/,?\s*\(?(?:try|attempt) \d+(?: of \d+)?\)?$/i, '')
			.replaceAll(/\s+/g, ' ')
			.trim()
	);
}

/** Joins the parts of a sentence and keeps it to 20 words: the quotation gives way first. */
export function sentence(who: string, did: string, so: string): string {
	const budget = MAX_WORDS - words(who) - words(so);
	const short = words(did) <= budget ? did : shorten(did, Math.max(4, budget));
	return `${who} ${short}${so === '' ? '' : `, ${so}`}`;
}

function shorten(text: string, most: number): string {
	const kept = text
		.split(' ')
		.slice(0, most)
		.join(' ')
		.replace(/[,;:]$/, '');
	return kept.includes('“') && !kept.includes('”') ? `${kept}…”` : kept;
}

function words(text: string): number {
	return text === '' ? 0 : text.split(/\s+/).length;
}

export function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
