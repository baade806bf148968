import type { Verb } from './verb.ts';

/** What an address and a method lead to. */
export type FoundVerb =
	| { readonly kind: 'verb'; readonly verb: Verb; readonly path: Readonly<Record<string, string>> }
	/** The address is known, by other methods. */
	| { readonly kind: 'method'; readonly allowed: readonly Verb['method'][] }
	| { readonly kind: 'none' };

/** The verb of an address. Named parts are decoded one by one, so that a `/` in a name stays in it. */
export function findVerb(catalogue: readonly Verb[], method: string, pathname: string): FoundVerb {
	const parts = pathname.replace(/\/+$/, '').split('/');
	const allowed = new Set<Verb['method']>();
	for (const verb of catalogue) {
		const path = matched(verb.path.split('/'), parts);
		if (!path) continue;
		if (verb.method === method) return { kind: 'verb', verb, path };
		allowed.add(verb.method);
	}
	return allowed.size > 0 ? { kind: 'method', allowed: [...allowed] } : { kind: 'none' };
}

function matched(pattern: readonly string[], parts: readonly string[]) {
	if (pattern.length !== parts.length) return undefined;
	const path: Record<string, string> = {};
	for (const [place, wanted] of pattern.entries()) {
		const part = parts[place] ?? '';
		if (!wanted.startsWith('{')) {
			if (wanted !== part) return undefined;
			continue;
		}
		const value = decoded(part);
		if (value === undefined || value === '') return undefined;
		path[wanted.slice(1, -1)] = value;
	}
	return path;
}

function decoded(part: string): string | undefined {
	try {
		return decodeURIComponent(part);
	} catch {
		return undefined;
	}
}
