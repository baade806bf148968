import type { Random } from '../demo/random.ts';
import { STATUS } from '../model/span-kind.ts';
import type { SpanRow } from '../wire/columns/rows.ts';
import type { Place } from './made-system.ts';

/** A healthy span off the path never arrives, and sometimes one on it. */
export function lose(spans: readonly SpanRow[], target: Place, random: Random): readonly SpanRow[] {
	const losable = spans.filter((one) => one.service !== target.service && one.parentSpanId !== '');
	if (losable.length === 0) return spans;
	const lost = new Set([random.pick(losable).spanId, random.pick(losable).spanId]);
	return spans.filter((one) => !lost.has(one.spanId));
}

/** The same span without any sign of how it ended. */
export function unmarked(one: SpanRow): SpanRow {
	const attributes = Object.fromEntries(
		Object.entries(one.attributes ?? {}).filter(([key]) => key !== 'http.response.status_code'),
	);
	return { ...one, statusCode: STATUS.unset, statusMessage: '', attributes };
}

/** The same span told by a clock of its service that is off by up to 0.3 s. */
export function skewed(one: SpanRow): SpanRow {
	const ahead = one.parentSpanId === '' ? 0 : (one.service.length * 37) % 300;
	return { ...one, startTime: one.startTime + BigInt(ahead) * 1_000_000n };
}
