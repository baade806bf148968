/** The process is alive. */
export function GET(): Response {
	return new Response('alive\n');
}

export const dynamic = 'force-dynamic';
