import { maskCards } from './card-number.ts';
import { maskNamed } from './named-secrets.ts';
import { REDACTED, type RedactionCounts } from './redaction.ts';

const AWS_KEY = /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g;
const TOKEN = /[\w.-]+/g;
const SCHEME = /\b(bearer|basic) {1,4}([\w.~+/=-]{8,})/gi;
const USERINFO = /(:\/\/[^\s/?#@:]{0,200}:)([^\s/?#@]{1,200})@/g;

/**
 * The text with its secrets masked: values of telling names, credentials in headers and URLs, JSON Web
 * Tokens, AWS access keys, card numbers. The same text when there are none. Linear in the text.
 * Not found: secrets that are encoded again (base64, percent signs), split over two values, or that have
 * neither a telling name nor a known look.
 */
export function redactText(text: string, counts: RedactionCounts): string {
	let result = text;
	if (/[=:]/.test(result)) result = maskNamed(result, REDACTED, () => counts.add('named'));
	if (result.includes('eyJ')) result = result.replace(TOKEN, (token) => maskJwt(token, counts));
	if (result.includes('IA')) result = result.replace(AWS_KEY, () => masked('aws_key', counts));
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
