import type { SpanBatch } from '../model/span-batch.ts';

/** What tells one clock from another, best first. Same order as Jaeger's, then what is left. */
const KEYS = ['host.id', 'host.ip', 'host.name', 'device.id', 'service.instance.id'];

export interface Hosts {
	/** Host code of each resource code. */
	readonly codes: Uint32Array;
	readonly names: readonly string[];
}

/** Which resources share a clock. A service that names no host is a host of its own. */
export function hostsOf(batch: SpanBatch): Hosts {
	const names: string[] = [];
	const codesOf = new Map<string, number>();
	const codes = Uint32Array.from(batch.resources.values, (resource) => {
		const attributes = new Map(resource.attributes.map(([key, text]) => [key, text]));
		const found = KEYS.map((key) => attributes.get(key)).find((text) => text !== undefined && text !== '');
		const name = found ?? resource.service;
		const known = codesOf.get(name);
		if (known !== undefined) return known;
		codesOf.set(name, names.length);
		return names.push(name) - 1;
	});
	return { codes, names };
}
