import { headers } from 'next/headers';

/** Whether a browser reads this page ahead of its being asked for: nobody sees it yet. */
export async function readAhead(): Promise<boolean> {
	return (await headers()).get('sec-purpose')?.includes('prefetch') ?? false;
}
