import type { Candidate } from './candidate.ts';
import { PATTERNS } from './recognisers.ts';

/** Longer texts are looked at in their first part only. */
export const LOOKED_AT = 16_384;
/** A pasted page of log lines names this many things; more are not read. */
const MOST = 100;

/**
 * What a pasted text holds, best first: patterns are tried in order, and what one has taken is not read again.
 *
 *     license issue failed trace=7f3c…2e38 session=PS-8841
 *                          └── trace ID ─┘ └─ session ──┘
 *
 * Linear in the text; never throws; whatever is left over is free text.
 */
export function recognise(text: string, services: ReadonlySet<string> = new Set()): readonly Candidate[] {
	const looked = text.slice(0, LOOKED_AT);
	const taken = new Uint8Array(looked.length);
	const found: Candidate[] = [];
	for (const { pattern, read } of PATTERNS) {
		for (const match of looked.matchAll(pattern)) {
			const end = match.index + match[0].length;
			if (found.length >= MOST || taken.subarray(match.index, end).includes(1)) continue;
			const candidates = read(match);
			if (candidates.length > 0) taken.fill(1, match.index, end);
			found.push(...candidates);
		}
	}
	found.push(...servicesIn(looked, services, taken));
	const rest = restOf(looked, taken);
	if (rest !== '') found.push({ kind: 'text', value: rest, start: 0, end: looked.length });
	return found;
}

function servicesIn(text: string, services: ReadonlySet<string>, taken: Uint8Array): Candidate[] {
	if (services.size === 0) return [];
	return Array.from(text.matchAll(/[^\s,;"'()[\]]+/g)).flatMap((match): Candidate[] => {
		const [value] = match;
		const start = match.index;
		const end = start + value.length;
		if (!services.has(value) || taken.subarray(start, end).includes(1)) return [];
		taken.fill(1, start, end);
		return [{ kind: 'service', value, start, end }];
	});
}

/** What no pattern took, in one line. */
function restOf(text: string, taken: Uint8Array): string {
	let rest = '';
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && taken[at] === 0) continue;
		if (at > from) rest += `${text.slice(from, at)} `;
		from = at + 1;
	}
	return rest.replaceAll(/\s+/g, ' ').trim();
}
