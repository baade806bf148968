/** An attribute as the inspector shows it. */
export interface Field {
	readonly key: string;
	readonly value: string;
}

/** Attributes of one span in the order in which they explain. */
export interface FieldGroups {
	/** What failed, and what the service says about its own business. */
	readonly first: readonly Field[];
	/** What every service of its kind says: protocol, device, session. */
	readonly more: readonly Field[];
	/** How it was measured, not what happened. */
	readonly hidden: readonly Field[];
	readonly payloads: readonly Payload[];
}

export interface Payload {
	readonly side: 'Request' | 'Response';
	readonly text: string;
}

/** Fields shown without unfolding. */
const FIRST = 8;

const PAYLOADS: ReadonlyMap<string, Payload['side']> = new Map([
	['http.request.body.content', 'Request'],
	['http.response.body.content', 'Response'],
]);
const TELLING = /^(error|exception)\.|(^|\.)status_code$|^exit\.code$/;
const MEASURING = /^(telemetry|otel|thread|process|code|network|net|scope)\.|stacktrace$/;
/** Namespaces of OpenTelemetry: the same on every service, so rarely what tells one call from another. */
const COMMON =
	/^(android|app|aws|azure|browser|client|cloud|container|db|deployment|destination|device|enduser|faas|feature_flag|gcp|geo|graphql|host|http|ios|k8s|messaging|os|peer|rpc|server|service|session|source|tls|url|user|user_agent)\./;

/** Groups the attributes of a span. Each stands in one group; the order within a group is the sender's. */
export function fieldGroups(fields: readonly Field[]): FieldGroups {
	const telling: Field[] = [];
	const own: Field[] = [];
	const common: Field[] = [];
	const hidden: Field[] = [];
	const payloads: Payload[] = [];
	for (const field of fields) {
		const side = PAYLOADS.get(field.key);
		if (side) payloads.push({ side, text: indented(field.value) });
		else if (MEASURING.test(field.key)) hidden.push(field);
		else if (TELLING.test(field.key)) telling.push(field);
		else if (COMMON.test(field.key)) common.push(field);
		else own.push(field);
	}
	const best = [...telling, ...own];
	// A span that says nothing of its own still shows something.
	const first = best.length > 0 ? best.slice(0, FIRST) : common.slice(0, FIRST);
	const rest = best.length > 0 ? [...best.slice(FIRST), ...common] : common.slice(FIRST);
	return { first, more: rest, hidden, payloads };
}

/** JSON with a line a field; anything else as it came. */
function indented(text: string): string {
	if (!/^\s*[[{]/.test(text)) return text;
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
