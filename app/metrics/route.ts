import { metrics } from '../_server/metrics.ts';

/** Counters of the site's process in Prometheus' text format. */
export async function GET(): Promise<Response> {
	const { registry } = metrics();
	return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
}

export const dynamic = 'force-dynamic';
