/** Shares a request as a case. Gives the whole address of its page, showing what this page shows. */
export async function freeze(traceId: string): Promise<string> {
	const answer = await fetch(`/api/requests/${traceId}/case`, { method: 'POST' });
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	const { sharedCaseSchema } = await import('../../lib/wire/api/case.ts');
	const { href } = sharedCaseSchema.parse(await answer.json());
	return new URL(`${href}${location.search}`, location.href).href;
}
