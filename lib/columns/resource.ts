import { RENAMED_KEYS } from './renamed-keys.ts';
import type { Resource, ResourceColumn } from '../model/columns.ts';
import { GrowableU32 } from './growable.ts';

export const UNKNOWN_SERVICE = 'unknown_service';
/** Longer service names are cut. */
export const MAX_SERVICE_LENGTH = 256;

export type ResourceEntry = readonly [key: string, text: string, letter: string];

/** A resource out of its attributes. `note` says what was wrong with its service name, or is empty. */
export function makeResource(entries: readonly ResourceEntry[]): {
	readonly resource: Resource;
	readonly note: string;
} {
	const byKey = new Map(entries.map((entry) => [entry[0], entry]));
	// Old names become today's, as on spans: who looks for either finds it. Where both are there, today's stays.
	for (const [key, text, letter] of entries) {
		const today = RENAMED_KEYS.get(key);
		if (today === undefined) continue;
		byKey.delete(key);
		if (!byKey.has(today)) byKey.set(today, [today, text, letter]);
	}
	const attributes = [...byKey.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
	const { service, note } = serviceName(byKey.get('service.name'));
	return { resource: { hash: hashOf(attributes), service, attributes }, note };
}

function serviceName(entry: ResourceEntry | undefined): { readonly service: string; readonly note: string } {
	if (!entry) return { service: UNKNOWN_SERVICE, note: 'sent without a service name' };
	const [, text, letter] = entry;
	if (letter !== 's')
		return { service: UNKNOWN_SERVICE, note: `service name was no text (${text.slice(0, 80)})` };
	if (text.trim() === '') return { service: UNKNOWN_SERVICE, note: 'sent with an empty service name' };
	if (text.length <= MAX_SERVICE_LENGTH) return { service: text, note: '' };
	return {
		service: text.slice(0, MAX_SERVICE_LENGTH),
		note: `service name cut from ${text.length} characters`,
	};
}

/** FNV-1a, 64 bits, over keys, letters and texts with separators. */
function hashOf(attributes: readonly ResourceEntry[]): string {
	let hash = 0xcbf29ce484222325n;
	for (const entry of attributes) {
		for (const byte of new TextEncoder().encode(`${entry.join('\u0000')}\u0001`)) {
			hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
		}
	}
	return hash.toString(16).padStart(16, '0');
}

/** Builds a ResourceColumn; equal resources share a code. */
export class ResourceBuilder {
	readonly #values: Resource[] = [];
	readonly #codesByHash = new Map<string, number>();
	readonly #codes = new GrowableU32();

	codeOf(resource: Resource): number {
		const known = this.#codesByHash.get(resource.hash);
		if (known !== undefined) return known;
		const code = this.#values.length;
		this.#values.push(resource);
		this.#codesByHash.set(resource.hash, code);
		return code;
	}

	hashOf(code: number): string {
		return this.#values[code]?.hash ?? '';
	}

	pushCode(code: number): void {
		this.#codes.push(code);
	}

	done(): ResourceColumn {
		return { values: this.#values, codes: this.#codes.done() };
	}
}
