import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Configuration } from '../config.ts';
import { DEFAULT_SEED } from '../../lib/demo/traffic.ts';

const schema = z.object({
	otlp: z.url(),
	zipkin: z.url(),
	/** Spans a second, about. */
	rate: z.coerce.number().positive().max(1_000_000),
	seed: z.coerce.number().int(),
	/** Hours to fill before now; 0 for none. */
	backfill: z.coerce.number().min(0).max(48),
	/** Requests to make up for those hours. */
	requests: z.coerce.number().int().min(0).max(10_000_000),
	/** Ends after this many seconds of live requests; 0 goes on for ever. */
	seconds: z.coerce.number().min(0),
	once: z.boolean(),
	dataDir: z.string(),
});
export type HalcyonConfig = z.infer<typeof schema>;

/** Settings out of arguments and configuration. Throws one line about the first bad one. */
export function halcyonConfig(
	args: readonly string[],
	{ settings, addresses }: Pick<Configuration, 'settings' | 'addresses'>,
): HalcyonConfig {
	const { values } = parseArgs({
		args: [...args],
		options: {
			otlp: { type: 'string', default: addresses.collector },
			zipkin: { type: 'string', default: addresses.zipkin },
			rate: { type: 'string', default: '150' },
			seed: { type: 'string', default: String(DEFAULT_SEED) },
			backfill: { type: 'string', default: '3' },
			requests: { type: 'string', default: '9000' },
			seconds: { type: 'string', default: '0' },
			once: { type: 'boolean', default: false },
		},
	});
	const parsed = schema.safeParse({ ...values, dataDir: settings.dataDir });
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new Error(`--${issue?.path.join('.') ?? 'option'}: ${issue?.message ?? 'not valid'}`);
}
