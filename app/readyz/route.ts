import { site } from '../_server/site.ts';

/** Ready when the store answers. */
export async function GET(): Promise<Response> {
	const state = await site().ports.health.ready();
	return state.ready ? new Response('ready\n') : new Response(`${state.reason}\n`, { status: 503 });
}

export const dynamic = 'force-dynamic';
