import { useRef } from 'react';
import type { RequestReport } from '../../lib/api/request.ts';

/** Shares a request as a case. Gives the whole address of its page, showing what this page shows. */
export async function freeze(traceId: string): Promise<string> {
	return showingThis(await keep(traceId));
}

/**
 * The address of the request as a case, kept when it is asked for first: the reader must see what the sender saw,
 * and looking twice makes no second case. Where it can't be kept, the plain address will do.
 */
export function useFrozenLink(report: RequestReport): () => Promise<string> {
	const kept = useRef<{ readonly of: RequestReport; readonly href: Promise<string> }>(undefined);
	return async () => {
		if (kept.current?.of !== report) kept.current = { of: report, href: keep(report.traceId) };
		try {
			return showingThis(await kept.current.href);
		} catch {
			kept.current = undefined;
			return location.href;
		}
	};
}

function showingThis(href: string): string {
	return new URL(`${href}${location.search}`, location.href).href;
}

async function keep(traceId: string): Promise<string> {
	const answer = await fetch(`/api/requests/${traceId}/case`, { method: 'POST' });
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	const { sharedCaseSchema } = await import('../../lib/api/case.ts');
	return sharedCaseSchema.parse(await answer.json()).href;
}
