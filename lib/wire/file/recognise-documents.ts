import { isList, isObject } from '../json/fields.ts';
import type { Json, JsonObject } from '../json/parse-json.ts';
import { isJaegerTrace } from '../jaeger/decode-jaeger.ts';

/** What the JSON documents of a file hold, by format. */
export interface Recognised {
	readonly zipkin: readonly Json[];
	readonly jaeger: readonly Json[];
	readonly otlp: readonly JsonObject[];
	/** Named for the answer when nothing else was found. */
	readonly strange: readonly string[];
}

/** Members that hold the wanted thing one level deeper: Jaeger v3 and its streams, Tempo v2, Jaeger v1. */
const WRAPPERS = ['result', 'trace', 'data'];
const OTLP = ['resourceSpans', 'batches', 'resourceLogs'];
const MAX_NAMED = 5;

/** Sorts documents by format, unwrapping lists and answers of APIs. Without recursion: files may nest deep. */
export function recogniseDocuments(documents: readonly Json[]): Recognised {
	const zipkin: Json[] = [];
	const jaeger: Json[] = [];
	const otlp: JsonObject[] = [];
	const strange = new Set<string>();
	const waiting = documents.toReversed();
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const inner = unwrapped(next);
		if (inner) for (const item of inner.toReversed()) waiting.push(item);
		else if (isObject(next) && OTLP.some((name) => name in next)) otlp.push(next);
		else if (isJaegerTrace(next)) jaeger.push(next);
		else if (isObject(next) && 'traceId' in next && 'id' in next) zipkin.push(next);
		else if (strange.size < MAX_NAMED) strange.add(nameOf(next));
	}
	return { zipkin, jaeger, otlp, strange: [...strange] };
}

function unwrapped(value: Json): readonly Json[] | undefined {
	if (isList(value)) return value;
	if (!isObject(value)) return undefined;
	const wrapped = WRAPPERS.map((name) => value[name]).find((item) => isList(item) || isObject(item));
	return wrapped === undefined ? undefined : [wrapped];
}

function nameOf(value: Json): string {
	if (!isObject(value)) return value === null ? 'null' : `a ${typeof value}`;
	if ('resourceMetrics' in value) return 'OTLP metrics';
	if ('callCount' in value) return 'dependencies between services';
	const keys = Object.keys(value).slice(0, 4);
	return keys.length === 0 ? 'an empty object' : `an object with ${keys.map((key) => `"${key}"`).join(', ')}`;
}
