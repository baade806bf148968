import { err, ok, type Result } from '../base/result.ts';
import type { LinkTemplate } from '../model/link-template.ts';
import { cutAtPlaceholders, isInfrastructure, isMoment, KNOWN_PLACEHOLDERS } from './placeholders.ts';

const LONGEST_ADDRESS = 2_000;
const LONGEST_TITLE = 60;
const MAX_MINUTES = 1_440;

/** Turns down what could not be filled, or would lead a reader where its writer did not say; the error is for a person. */
export function checkTemplate(template: LinkTemplate): Result<LinkTemplate, string> {
	const { address, title, kind, aroundMinutes } = template;
	const refused =
		refusedAddress(address) ??
		(title.length > LONGEST_TITLE ? `A title has at most ${LONGEST_TITLE} characters.` : undefined) ??
		(kind === 'other' && title.trim() === '' ? 'A link of another kind needs a title.' : undefined) ??
		(Number.isFinite(aroundMinutes) && aroundMinutes >= 0 && aroundMinutes <= MAX_MINUTES
			? undefined
			: `Minutes around are between 0 and ${MAX_MINUTES}.`);
	return refused === undefined ? ok(template) : err(refused);
}

function refusedAddress(address: string): string | undefined {
	if (address.trim() === '') return 'An address is missing.';
	if (address.length > LONGEST_ADDRESS) return `An address has at most ${LONGEST_ADDRESS} characters.`;
	// oxlint-disable-next-line no-control-regex -- they are what is looked for
	if (/[\s\u0000-\u001f\u007f\\]/.test(address)) return 'An address has no spaces, backslashes or line ends.';
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
	if (scheme !== 'https' && scheme !== 'http') {
		return `An address starts with https:// or http://, not "${scheme === undefined ? address.slice(0, 20) : `${scheme}:`}".`;
	}
	const parts = cutAtPlaceholders(address);
	const names = parts.filter((_, place) => place % 2 === 1);
	const unknown = names.find((name) => !isMoment(name) && !isInfrastructure(name));
	if (unknown !== undefined) {
		return `{${unknown.slice(0, 60)}} is not known. Known: ${KNOWN_PLACEHOLDERS}.`;
	}
	if (parts.some((part, place) => place % 2 === 0 && /[{}]/.test(part)))
		return 'A brace is not closed. Braces of the address itself are written %7B and %7D.';
	// What a sender of spans writes must not choose the site that a reader is sent to.
	if (!/^https?:\/\/[^/?#{}]+(?:[/?#]|$)/i.test(address))
		return 'The name of the site holds no placeholder: they come after it.';
	return sitedAt(parts.map((part, place) => (place % 2 === 0 ? part : 'x')).join(''));
}

function sitedAt(address: string): string | undefined {
	if (!URL.canParse(address)) return 'This is not an address that a browser can open.';
	const { username, password } = new URL(address);
	return username === '' && password === '' ? undefined : 'An address holds no user name or password.';
}
