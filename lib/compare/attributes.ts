import { isPersonal } from '../redact/personal.ts';
import type { Trace } from '../model/trace.ts';
import type { CallPosition } from './align.ts';

/** An attribute with another value in each request; empty where a request doesn't have it. */
export interface AttributeDifference {
	readonly key: string;
	readonly service: string;
	readonly one: string;
	readonly other: string;
}

/** Differ in any two requests, or say who somebody is: they explain nothing, or must not be shown. */
const NEVER =
	/(?:^|[._-])(?:id|uid|uuid|ids|pid|ip|address|port|user|session|email|token|time|timestamp|date|url|full|path|query|thread|host|hostname|pod|instance|container|process|telemetry|enduser|member|name|content|body)$|^(?:thread|process|host|k8s|container|telemetry|network|net|client|enduser|user|session|member)\./i;
/** Of these the end says name or ID, and yet they are what a request was like. */
const ALWAYS =
	/^(?:device\.(?:type|model|manufacturer)|os\.|app\.(?:version|build)|feature_flag|deployment\.|cloud\.region|service\.version|error\.)/;
/** Long values and numbers with many digits are measurements and keys, not settings. */
const LONGEST = 60;
const MOST = 40;

/** What was looked at, and what differed in it: at the places given, nearest to the parting first. */
export function differingAttributes(
	places: readonly CallPosition[],
	at: readonly number[],
	one: Trace,
	other: Trace,
): { readonly found: readonly AttributeDifference[]; readonly looked: number } {
	const found = new Map<string, AttributeDifference>();
	const looked = new Set<string>();
	for (const index of at) {
		const place = places[index];
		if (!place?.one || !place.other) continue;
		const a = settingsOf(one, place.one.row);
		const b = settingsOf(other, place.other.row);
		for (const key of new Set([...a.keys(), ...b.keys()])) {
			looked.add(key);
			const [left = '', right = ''] = [a.get(key), b.get(key)];
			if (left === right || found.has(key) || found.size >= MOST) continue;
			if (isMeasure(left) && isMeasure(right)) continue;
			found.set(key, { key, service: place.service, one: left, other: right });
		}
	}
	return { found: [...found.values()], looked: looked.size };
}

function settingsOf(trace: Trace, row: number): ReadonlyMap<string, string> {
	const { attributes, resource } = trace.details(row);
	const settings = new Map<string, string>();
	for (const key of [...attributes.keys(), ...resource.keys()]) {
		if (settings.has(key) || isPersonal(key) || (NEVER.test(key) && !ALWAYS.test(key))) continue;
		const text = trace.attribute(row, key) ?? '';
		if (text.length <= LONGEST) settings.set(key, text);
	}
	return settings;
}

function isMeasure(text: string): boolean {
	return text === '' || /^-?\d{4,}$|^-?\d+\.\d+$/.test(text);
}
