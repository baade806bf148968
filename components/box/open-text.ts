import { recognise } from '../../lib/recognise/recognise.ts';
import { personAddress } from '../base/person-address.ts';

/**
 * Opens what a pasted text names: one exact trace ID goes straight to its page; a session, member, device or e-mail
 * address to its page for support; anything else to the search. IDs win over text, wherever they stand in a log line.
 */
export async function openText(text: string, open: (href: string) => void): Promise<void> {
	const wanted = text.trim();
	if (wanted === '') return;
	const exact = exactAddress(wanted);
	if (exact !== undefined) return open(exact);
	open((await placeOf(wanted)) ?? (await personAddress(wanted)) ?? `/search?q=${encodeURIComponent(wanted)}`);
}

/** The page of the one trace ID in a text; undefined for none or several. */
export function exactAddress(text: string): string | undefined {
	const found = recognise(text).filter((candidate) => candidate.kind === 'trace-id');
	const ids = new Set(found.map((candidate) => candidate.value));
	const [only] = ids;
	return ids.size === 1 && only !== undefined ? `/r/${only}` : undefined;
}

/** Longer texts name a log rather than a person. */
const MAX_CHARS = 500;

/** Asked by POST: an e-mail address must not stand in an address that is kept in logs. */
export async function placeOf(text: string): Promise<string | undefined> {
	if (text.length > MAX_CHARS) return undefined;
	try {
		const answer = await fetch('/api/place', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ text }),
		});
		if (!answer.ok) return undefined;
		const { supportPageSchema } = await import('../../lib/api/support-page.ts');
		return supportPageSchema.parse(await answer.json()).href ?? undefined;
	} catch {
		return undefined;
	}
}
