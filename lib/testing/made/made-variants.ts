import type { Random } from '../../demo/random.ts';
import { STATUS } from '../../model/span-kind.ts';
import type { SpanRow } from '../../columns/rows.ts';

/** Attributes that say that a call failed. */
const SAYS_FAILED = new Set(['http.response.status_code', 'rpc.status_code', 'error', 'error.type']);
/** One or two spans never arrive; none of the service `spared`, and never the first. */
export function lose(spans: readonly SpanRow[], spared: string, random: Random): readonly SpanRow[] {
	const losable = spans.filter((one) => one.service !== spared && (one.parentSpanId ?? '') !== '');
	if (losable.length === 0) return spans;
	const lost = new Set([random.pick(losable).spanId, random.pick(losable).spanId]);
	return spans.filter((one) => !lost.has(one.spanId));
}

/** The same span without any sign of how it ended. */
export function unmarked(one: SpanRow): SpanRow {
	const attributes = Object.fromEntries(
		Object.entries(one.attributes ?? {}).filter(([key]) => !SAYS_FAILED.has(key)),
	);
	return { ...one, statusCode: STATUS.unset, statusMessage: '', attributes };
}

/** The same span told by a clock of its service that is off by up to 0.3 s. */
export function skewed(one: SpanRow): SpanRow {
	const ahead = (one.parentSpanId ?? '') === '' ? 0 : ((one.service ?? '').length * 37) % 300;
	return { ...one, startTime: (one.startTime ?? 0n) + BigInt(ahead) * 1_000_000n };
}
