import { z } from 'zod';
import { DeadlineError, withDeadline } from '../../lib/base/deadline.ts';
import { SourceError, type SourceErrorCode } from '../../lib/model/source-error.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { ReadSecret } from '../../lib/ports/read-secret.ts';
import type { ScimSource } from './config.ts';
import { type ScimUser, scimUserSchema } from './user.ts';

const listSchema = z.object({
	totalResults: z.number().int().nonnegative(),
	Resources: z.array(z.unknown()).default([]),
});
const errorSchema = z.object({ detail: z.string().default(''), scimType: z.string().default('') });

/** Pages asked for at most: a server that counts wrongly must not hold us. */
const MAX_PAGES = 50;

export interface ScimClient {
	/** Users that a filter finds, page by page, up to `limit`; how many there are. What is no user is left out. */
	list(
		filter: string,
		limit: number,
		options: ReadOptions,
	): Promise<{ readonly users: readonly ScimUser[]; readonly total: number }>;
	/** Undefined for 404. */
	user(id: string, options: ReadOptions): Promise<ScimUser | undefined>;
}

export function openScimClient(
	{ name, url, tokenVariable, pageSize }: ScimSource,
	readSecret: ReadSecret,
): ScimClient {
	const base = url.replace(/\/+$/, '');
	const token = tokenVariable === '' ? '' : readSecret(tokenVariable);
	const headers = {
		accept: 'application/scim+json',
		...(token === '' ? {} : { authorization: `Bearer ${token}` }),
	};
	const get = async (path: string, signal: AbortSignal): Promise<unknown> => {
		const answer = await fetch(`${base}${path}`, { headers, signal, redirect: 'error' });
		if (answer.status === 404) return undefined;
		const body: unknown = await answer.json().catch(() => undefined);
		if (!answer.ok) throw refused(name, answer.status, body);
		return body;
	};
	return {
		list: (filter, limit, options) =>
			guarded(name, options, async (signal) => {
				const users: ScimUser[] = [];
				let start = 1;
				for (let page = 0; page < MAX_PAGES; page++) {
					const query = new URLSearchParams({
						filter,
						startIndex: `${start}`,
						count: `${Math.min(pageSize, limit)}`,
					});
					const { Resources, totalResults } = listSchema.parse(await get(`/Users?${query}`, signal));
					for (const resource of Resources) {
						const user = scimUserSchema.safeParse(resource);
						if (user.success) users.push(user.data);
					}
					start += Resources.length;
					if (Resources.length === 0 || start > totalResults || users.length >= limit)
						return { users: users.slice(0, limit), total: Math.max(totalResults, users.length) };
				}
				return { users: users.slice(0, limit), total: users.length };
			}),
		user: (id, options) =>
			guarded(name, options, async (signal) => {
				const found = await get(`/Users/${encodeURIComponent(id)}`, signal);
				return found === undefined ? undefined : scimUserSchema.parse(found);
			}),
	};
}

async function guarded<T>(
	name: string,
	{ deadlineMs, signal: parent }: ReadOptions,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	try {
		return await withDeadline(deadlineMs, parent, work);
	} catch (error) {
		if (error instanceof SourceError) throw error;
		const message =
			error instanceof z.ZodError
				? 'the answer is no SCIM'
				: error instanceof Error
					? error.message
					: String(error);
		throw new SourceError(name, codeOf(error, parent), message, { cause: error });
	}
}

function codeOf(error: unknown, signal: AbortSignal): SourceErrorCode {
	if (error instanceof DeadlineError) return 'timeout';
	if (signal.aborted) return 'cancelled';
	return error instanceof z.ZodError ? 'broken' : 'unreachable';
}

function refused(name: string, status: number, body: unknown): SourceError {
	const said = errorSchema.safeParse(body);
	const { detail, scimType } = said.success ? said.data : { detail: '', scimType: '' };
	const message = [`status ${status}`, scimType, detail].filter(Boolean).join(': ');
	if (status === 401 || status === 403) return new SourceError(name, 'refused', message);
	if (scimType === 'tooMany' || status === 429) return new SourceError(name, 'limit', message);
	if (scimType === 'invalidFilter' || status === 501) return new SourceError(name, 'unsupported', message);
	return new SourceError(name, status >= 500 ? 'broken' : 'refused', message);
}
