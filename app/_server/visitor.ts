/** Names one browser, so that files opened there are shown there only. Holds nothing but a random number. */
const VISITOR_COOKIE = 'dupin-visitor';

const YEAR_SECONDS = 31_536_000;

/** The browser that a request came from; empty where it has no name yet. */
export function visitorOf(headers: Headers): string {
	const cookies = headers.get('cookie') ?? '';
	return new RegExp(`(?:^|; )${VISITOR_COOKIE}=([0-9a-f-]{36})(?:;|$)`).exec(cookies)?.[1] ?? '';
}

/** A name for a new browser, and the header that makes it keep it. */
export function newVisitor(): { readonly visitor: string; readonly setCookie: string } {
	const visitor = crypto.randomUUID();
	const flags = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${YEAR_SECONDS}`;
	return { visitor, setCookie: `${VISITOR_COOKIE}=${visitor}; ${flags}` };
}
