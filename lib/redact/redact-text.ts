import { maskCards } from './card-number.ts';
import { maskNamed } from './named-secrets.ts';
import { maskPrivateKeys, maskTokens } from './token-shapes.ts';
import { REDACTED, type RedactionCounts } from './redaction.ts';

const TOKEN = /[\w.-]+/g;
const SCHEME = /\b(bearer|basic) {1,4}([\w.~+/=-]{8,})/gi;
const USERINFO = /(:\/\/[^\s/?#@:]{0,200}:)([^\s/?#@]{1,200})@/g;

/**
 * The text with its secrets masked: values of telling names, credentials in headers and URLs, JSON Web
 * Tokens, tokens of known look, private keys, card numbers. The same text when there are none. Linear in the text.
 * Not found: secrets that are encoded again (base64, percent signs), split over two values, or that have
 * neither a telling name nor a known look.
 */
export function redactText(text: string, counts: RedactionCounts): string {
	let result = text;
	if (result.includes('-----BEGIN '))
		result = maskPrivateKeys(result, REDACTED, () => counts.add('private_key'));
	result = maskNamed(result, REDACTED, () => counts.add('named'));
	if (result.includes('eyJ')) result = result.replace(TOKEN, (token) => maskJwt(token, counts));
	if (result.length > 16) result = maskTokens(result, REDACTED, () => counts.add('token'));
	if (result.includes(' ')) {
		result = result.replace(SCHEME, (all, scheme: string, value: string) =>
			isCredential(scheme, value) ? `${scheme} ${masked('credentials', counts)}` : all,
		);
	}
	if (result.includes('://')) {
		result = result.replace(USERINFO, (_, before: string) => `${before}${masked('credentials', counts)}@`);
	}
	if (/\d{4}/.test(result)) result = maskCards(result, REDACTED, () => counts.add('card'));
	return result;
}

function masked(kind: Parameters<RedactionCounts['add']>[0], counts: RedactionCounts): string {
	counts.add(kind);
	return REDACTED;
}

/** Signed tokens have three parts, encrypted ones five; both begin with a JSON object in base64. */
function maskJwt(token: string, counts: RedactionCounts): string {
	const parts = token.split('.');
	const first = parts.findIndex((part) => part.startsWith('eyJ') && part.length >= 10);
	if (first < 0 || parts.length - first < 3) return token;
	return [...parts.slice(0, first), masked('jwt', counts)].join('.');
}

/** "Bearer of bad news" and "basic authentication" are no credentials. */
function isCredential(scheme: string, value: string): boolean {
	if (scheme.toLowerCase() === 'bearer') return /[\d._]/.test(value) || value.length >= 24;
	try {
		return atob(value).includes(':');
	} catch {
		return false;
	}
}
