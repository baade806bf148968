import { z } from 'zod';
import { DeadlineError, withDeadline } from '../../lib/base/deadline.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { ReadSecret } from '../../lib/ports/read-secret.ts';
import type { BackstageConfig } from './config.ts';
import { type Entity, entitySchema } from './entity.ts';

/** Entities of one answer. */
const PAGE = 500;
const MAX_PAGES = 400;

const KINDS = ['component', 'group', 'user', 'system', 'domain'];
const FIELDS = ['kind', 'metadata', 'spec', 'relations'];

const pageSchema = z.object({
	items: z.array(z.unknown()),
	pageInfo: z.object({ nextCursor: z.string().optional() }).default({}),
});

/**
 * All entities that say who owns what, by `GET /api/catalog/entities/by-query` (Backstage 1.17 or newer), page after
 * page. What is no entity is left out. Errors leave as SourceError.
 */
export async function readApi(config: BackstageConfig, readSecret: ReadSecret): Promise<readonly Entity[]> {
	const { name, from, tokenVariable, deadlineSeconds } = config;
	const token = tokenVariable === '' ? '' : readSecret(tokenVariable);
	const headers = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
	const address = `${from.replace(/\/+$/, '')}/api/catalog/entities/by-query`;
	const read = async (query: URLSearchParams, signal: AbortSignal) => {
		const answer = await fetch(`${address}?${query}`, { headers, redirect: 'error', signal });
		if (answer.ok) return pageSchema.parse(await answer.json());
		const code = answer.status === 401 || answer.status === 403 ? 'refused' : 'broken';
		throw new SourceError(name, code, `the catalog answered ${answer.status}`);
	};
	try {
		return await withDeadline(deadlineSeconds * 1000, undefined, async (signal) => {
			const found: Entity[] = [];
			let query = firstQuery();
			for (let page = 0; page < MAX_PAGES; page++) {
				const { items, pageInfo } = await read(query, signal);
				for (const item of items) {
					const parsed = entitySchema.safeParse(item);
					if (parsed.success) found.push(parsed.data);
				}
				if (!pageInfo.nextCursor) return found;
				// The cursor holds the filter.
				query = new URLSearchParams({ cursor: pageInfo.nextCursor, limit: `${PAGE}`, fields: FIELDS.join() });
			}
			throw new SourceError(name, 'limit', `the catalog has more than ${MAX_PAGES * PAGE} entities`);
		});
	} catch (error) {
		if (error instanceof SourceError) throw error;
		const code = error instanceof DeadlineError ? 'timeout' : isForeign(error) ? 'broken' : 'unreachable';
		throw new SourceError(name, code, reasonOf(error), { cause: error });
	}
}

function firstQuery(): URLSearchParams {
	const query = new URLSearchParams({ limit: `${PAGE}`, fields: FIELDS.join() });
	for (const kind of KINDS) query.append('filter', `kind=${kind}`);
	return query;
}

function isForeign(error: unknown): boolean {
	return error instanceof z.ZodError || error instanceof SyntaxError;
}

/** `fetch` says only "fetch failed"; its cause says why. */
function reasonOf(error: unknown): string {
	if (error instanceof z.ZodError || error instanceof SyntaxError)
		return 'the answer is not one of Backstage';
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}
