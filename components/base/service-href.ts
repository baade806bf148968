/** The page of a service. */
export function servicePageHref(service: string): string {
	return `/services/${encodeURIComponent(service)}`;
}

/** The map with a service in the middle. */
export function serviceMapHref(focus: string, depth: number): string {
	const query = new URLSearchParams({ focus });
	if (depth !== DEFAULT_DEPTH) query.set('depth', String(depth));
	return `/services?${query}`;
}

export const DEFAULT_DEPTH = 2;
export const DEPTHS = [1, 2, 3] as const;
