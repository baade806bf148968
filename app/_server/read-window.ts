import { unixNanos, type TimeWindow } from '../../lib/model/time.ts';
import { nextTick } from '../../lib/usecases/now-window.ts';
import { servicesQuerySchema } from '../../lib/api/services.ts';
import { readQuery } from './read-query.ts';
import { site } from './site.ts';

const HOUR = 3_600_000_000_000n;

/** The stretch of time an address asks for; by default the last hour. */
export function readWindow(request: Request): TimeWindow {
	const query = readQuery(request, servicesQuerySchema);
	const to = query.to ?? nextTick(site().ports.clock.now());
	return { from: query.from ?? unixNanos(to - HOUR), to };
}
