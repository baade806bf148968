import { type Asking, readOptions } from '../asking.ts';
import type { KnownName } from '../../ports/analytics/session-store.ts';
import { recognise } from '../../recognise/recognise.ts';
import { findUser } from '../person/open-person.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

/** Words of a pasted text that are looked up; a text with more is rather a log. */
const MAX_WORDS = 6;

/**
 * The page for support that a text leads to: the one session, member, device or e-mail address it names, or the ID of
 * somebody in production.
 * Undefined where it names none, or something with a page of its own stands in it too.
 */
export async function findSupportPage(
	asking: Asking,
	ports: Ports,
	text: string,
): Promise<string | undefined> {
	const words = wordsOf(text);
	if (words.length === 0 || words.length > MAX_WORDS) return undefined;
	const options = readOptions(asking, DEADLINES_MS.supportPage);
	const store = ports.analytics.sessions;
	// The search goes on without: a store that is down is told by what the search itself says.
	const found = store
		? await Promise.all(words.map((word) => store.nameKindOf(word, options).catch(() => undefined)))
		: [];
	const known = found.filter((name) => name !== undefined).toSorted((a, b) => RANK[a.kind] - RANK[b.kind]);
	const [best] = known;
	if (best) return addressOf(best);
	const [only, ...more] = words;
	if (only === undefined || more.length > 0) return undefined;
	const { user } = await findUser(asking, ports.studio, only);
	return user && `/studio/${encodeURIComponent(user.id)}`;
}

const RANK: Readonly<Record<KnownName['kind'], number>> = { session: 0, device: 1, member: 2 };

/** A whole trace ID is an engineer's: it opens as a request. Named IDs lose their name. */
function wordsOf(text: string): string[] {
	const found = recognise(text);
	if (found.some(({ kind }) => kind === 'trace-id')) return [];
	return found.flatMap(({ kind, value }) => {
		if (kind === 'session-id' || kind === 'user-id' || kind === 'email') return [value];
		return kind === 'text' ? value.split(/[\s,;]+/).filter((word) => word !== '') : [];
	});
}

function addressOf(name: KnownName): string {
	if (name.kind === 'session') return `/s/${encodeURIComponent(name.session)}`;
	return `/m/${encodeURIComponent(name.member)}`;
}
