import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { problemSchema } from '../../lib/api/problem.ts';
import { reasonSchema, SAY_WHY } from '../../lib/api/reason.ts';

/** What was shown hides again, in milliseconds. */
export const SHOWN_MS = 5 * 60_000;

/** Where something hidden is asked for. */
export interface Hidden<Shown> {
	readonly address: string;
	/** What is asked beside the reason. */
	readonly body?: Readonly<Record<string, string>>;
	readonly schema: z.ZodType<Shown>;
}

/** Something hidden: shown for five minutes to who says why, and in the log. `problem` is a sentence, or empty. */
export function useReveal<Shown>({ address, body, schema }: Hidden<Shown>) {
	const [shown, setShown] = useState<Shown>();
	const [problem, setProblem] = useState('');
	const [pending, setPending] = useState(false);
	useEffect(() => {
		if (shown === undefined) return;
		const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
		return () => clearTimeout(timer);
	}, [shown]);
	const show = async (given: string) => {
		const reason = reasonSchema.safeParse(given);
		if (!reason.success) return setProblem(SAY_WHY);
		setPending(true);
		setProblem('');
		const answer = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...body, reason: reason.data }),
		}).catch(() => undefined);
		const told = await answer?.json().catch(() => undefined);
		const found = answer?.ok ? schema.safeParse(told) : undefined;
		setPending(false);
		if (found?.success) setShown(found.data);
		else setProblem(answer && answer.status < 500 ? refusal(told) : CANNOT_NOW);
	};
	return { shown, problem, pending, show, hide: () => setShown(undefined) };
}

const CANNOT_NOW = 'It could not be written down or read, so it stays hidden. Try again in a moment.';

/** What the site says is wrong with the question. */
function refusal(told: unknown): string {
	const problem = problemSchema.safeParse(told);
	return problem.success ? `It stays hidden: ${problem.data.error.message}` : CANNOT_NOW;
}
