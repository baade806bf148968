import { z } from 'zod';
import { DeadlineError, withDeadline } from '../../lib/base/deadline.ts';
import { SourceError, type SourceErrorCode } from '../../lib/model/source-error.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { ReadSecret } from '../../lib/ports/read-secret.ts';
import type { PrometheusConfig } from './config.ts';

const answerSchema = z.object({
	data: z.object({
		resultType: z.literal('matrix'),
		result: z.array(
			z.object({
				metric: z.record(z.string(), z.string()),
				values: z.array(z.tuple([z.number(), z.string()])),
			}),
		),
	}),
});
const errorSchema = z.object({ errorType: z.string().default(''), error: z.string().default('') });

/** Of a message, what is shown. */
const MAX_SAID = 300;

/** Stretches to ask about; times in seconds since 1970. */
export interface Range {
	readonly promql: string;
	readonly start: number;
	readonly end: number;
	readonly step: number;
}

export interface Series {
	readonly labels: Readonly<Record<string, string>>;
	/** By time in seconds; `NaN` and infinities are left out. */
	readonly values: ReadonlyMap<number, number>;
}

/** `POST /api/v1/query_range`: queries over many services are too long for an address. */
export async function queryRange(
	{ name, url, tokenVariable }: PrometheusConfig,
	{ promql, start, end, step }: Range,
	{ deadlineMs, signal: parent }: ReadOptions,
	readSecret: ReadSecret,
): Promise<readonly Series[]> {
	const token = tokenVariable === '' ? '' : readSecret(tokenVariable);
	try {
		return await withDeadline(deadlineMs, parent, async (signal) => {
			const answer = await fetch(`${url.replace(/\/+$/, '')}/api/v1/query_range`, {
				method: 'POST',
				headers: token === '' ? {} : { authorization: `Bearer ${token}` },
				body: new URLSearchParams({ query: promql, start: `${start}`, end: `${end}`, step: `${step}` }),
				redirect: 'error',
				signal,
			});
			const body: unknown = await answer.json().catch(() => undefined);
			if (!answer.ok) throw refused(name, answer.status, body);
			return answerSchema.parse(body).data.result.map(({ metric, values }) => ({
				labels: metric,
				values: new Map(
					values.flatMap(([time, text]) => {
						const value = Number(text);
						return Number.isFinite(value) ? [[time, value] as const] : [];
					}),
				),
			}));
		});
	} catch (error) {
		if (error instanceof SourceError) throw error;
		throw new SourceError(name, codeOf(error, parent), reasonOf(error), { cause: error });
	}
}

function codeOf(error: unknown, signal: AbortSignal): SourceErrorCode {
	if (error instanceof DeadlineError) return 'timeout';
	if (signal.aborted) return 'cancelled';
	return error instanceof z.ZodError ? 'broken' : 'unreachable';
}

/** `fetch` says only "fetch failed"; its cause says why. */
function reasonOf(error: unknown): string {
	if (error instanceof z.ZodError) return 'the answer is not one of Prometheus';
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Prometheus says 400 or 422 for a query it can't run, 503 for one that took too long. */
function refused(name: string, status: number, body: unknown): SourceError {
	const said = errorSchema.safeParse(body);
	const { errorType, error } = said.success ? said.data : { errorType: '', error: '' };
	const message = [`status ${status}`, errorType, error].filter(Boolean).join(': ').slice(0, MAX_SAID);
	if (status === 400 || status === 422) return new SourceError(name, 'bad-argument', message);
	if (status === 401 || status === 403) return new SourceError(name, 'refused', message);
	if (status === 429) return new SourceError(name, 'limit', message);
	if (status === 503 && errorType === 'timeout') return new SourceError(name, 'timeout', message);
	return new SourceError(name, 'broken', message);
}
