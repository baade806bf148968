import type { Trace } from '../../model/trace.ts';

/** Label on the page, and the attributes that may hold it, best first. */
const FACTS: readonly (readonly [
	label: string,
	keys: readonly string[],
	href?: (value: string) => string,
])[] = [
	['session', ['session.id'], (value) => `/s/${encodeURIComponent(value)}`],
	['member', ['user.id', 'enduser.id'], (value) => `/members?q=${encodeURIComponent(value)}`],
	['device', ['device.model.name', 'device.model.identifier', 'device.id']],
	['system', ['os.name', 'os.type']],
	['app', ['app.build_id', 'app.version', 'service.version']],
	['country', ['geo.country.iso_code', 'client.geo.country_iso_code']],
	['region', ['cloud.region']],
	['environment', ['deployment.environment.name']],
];
/** Facts stand near the root; looking further than this finds other requests' facts. */
const MAX_ROWS = 2_000;

/** Whose request it was and where it came from: each fact as the first span from the root downwards tells it. */
export function requestContext(
	trace: Trace,
): { readonly label: string; readonly value: string; readonly href: string | null }[] {
	return FACTS.flatMap(([label, keys, href]) => {
		const [key, value] = firstOf(trace, keys) ?? [];
		if (key === undefined || value === undefined) return [];
		const linked = href && key === keys[0] ? href(value) : null;
		return [{ label, value, href: linked }];
	});
}

function firstOf(trace: Trace, keys: readonly string[]): readonly [key: string, value: string] | undefined {
	const last = Math.min(trace.spans.length, MAX_ROWS);
	for (let row = 0; row < last; row++) {
		for (const key of keys) {
			const value = trace.attribute(row, key);
			if (value !== undefined && value !== '') return [key, value];
		}
	}
	return undefined;
}
