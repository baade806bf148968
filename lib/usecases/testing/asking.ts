import { anybody } from '../../access/principal.ts';
import { fromMillis, unixNanos } from '../../model/time.ts';
import type { Asking } from '../asking.ts';

/** Somebody who may do everything and waits twenty seconds, at the moment that the ports of tests live in. */
export function testAsking(own: Partial<Asking> = {}): Asking {
	const now = own.now ?? fromMillis(1_790_000_000_000);
	return {
		who: anybody('tester'),
		signal: new AbortController().signal,
		now,
		deadline: unixNanos(now + 20_000_000_000n),
		...own,
	};
}
