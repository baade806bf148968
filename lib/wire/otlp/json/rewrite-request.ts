import { isObject, listOf, objectOf, objectsOf, textOf } from '../../json/fields.ts';
import { type Json, type JsonObject, parseJson } from '../../json/parse-json.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { RecordError, Rejections } from '../../rejections.ts';
import type { IdSpelling } from './ids.ts';
import { MessageWriter } from './message-writer.ts';
import { rewriteAttributes } from './rewrite-value.ts';

export interface RewriteContext {
	readonly ids: IdSpelling;
	/** What a sender should know though it was accepted. */
	readonly warnings: Set<string>;
}

/** Names of the envelope's lists, and how one record is rewritten. */
export interface RewriteSignal {
	readonly parts: readonly string[];
	readonly scopes: readonly string[];
	readonly records: string;
	/** What one record is called in messages. */
	readonly record: string;
	rewrite(writer: MessageWriter, record: JsonObject, context: RewriteContext): void;
}

/** A request rewritten, and what was turned down on the way. */
export interface Rewritten {
	readonly bytes: Uint8Array;
	readonly rejections: Rejections;
	/** Place in the request of each record that was kept, from 1. */
	readonly places: readonly number[];
	readonly warnings: readonly string[];
}

/**
 * Rewrites an OTLP/JSON request as protobuf, record by record, so that both encodings share every rule
 * that comes after. Source: opentelemetry-proto, docs/specification.md, "JSON Protobuf Encoding".
 */
export function rewriteRequest(
	bytes: Uint8Array,
	signal: RewriteSignal,
	ids: IdSpelling = 'hex',
): Result<Rewritten, string> {
	const parsed = bytes.length === 0 ? ok({}) : parseJson(bytes);
	if (!parsed.ok) return err(`not JSON: ${parsed.error}`);
	if (!isObject(parsed.value)) return err('not a JSON object');
	return rewriteParsed(parsed.value, signal, ids);
}

/** As rewriteRequest, for JSON that is parsed already. */
export function rewriteParsed(
	request: JsonObject,
	signal: RewriteSignal,
	ids: IdSpelling,
): Result<Rewritten, string> {
	const writer = new MessageWriter();
	const rejections = new Rejections();
	const context: RewriteContext = { ids, warnings: new Set() };
	const places: number[] = [];
	let seen = 0;
	try {
		for (const part of objectsOf(firstOf(request, signal.parts), signal.parts[0] ?? '')) {
			if (!rejections.takePart()) break;
			const message = writer.open(1);
			rewriteResource(writer, part, context);
			for (const scope of scopesOf(part)) {
				if (!rejections.takePart()) break;
				rewriteScope(scope);
			}
			writer.close(message);
		}
	} catch (error) {
		if (!(error instanceof RecordError)) throw error;
		return err(error.message);
	}
	return ok({ bytes: writer.done(), rejections, places, warnings: [...context.warnings].slice(0, 20) });

	function scopesOf(part: JsonObject): readonly JsonObject[] {
		return rejections.attempt('a part of the request', () =>
			objectsOf(firstOf(part, signal.scopes), signal.scopes[0] ?? ''),
		);
	}

	function rewriteScope(scope: JsonObject): void {
		const message = writer.open(2);
		writeScopeName(writer, scope);
		const list = rejections.attempt('a part of the request', () =>
			listOf(scope[signal.records], signal.records),
		);
		for (const record of list) {
			seen++;
			if (rejections.isFull()) continue;
			try {
				writer.attempt(() => {
					if (!isObject(record)) throw new RecordError('malformed', 'is no object');
					const inner = writer.open(2);
					signal.rewrite(writer, record, context);
					writer.close(inner);
				});
				places.push(seen);
			} catch (error) {
				rejections.add(`${signal.record} ${seen}`, error);
			}
		}
		writer.close(message);
	}
}

function rewriteResource(writer: MessageWriter, part: JsonObject, context: RewriteContext): void {
	try {
		writer.attempt(() => {
			const resource = objectOf(part.resource, 'a resource');
			const message = writer.open(1);
			rewriteAttributes(writer, 1, resource?.attributes);
			writer.close(message);
		});
	} catch (error) {
		if (!(error instanceof RecordError)) throw error;
		context.warnings.add(`a resource is malformed and was left out: ${error.message}`);
	}
}

function writeScopeName(writer: MessageWriter, part: JsonObject): void {
	const scope = part.scope ?? part.instrumentationLibrary;
	if (!isObject(scope)) return;
	const message = writer.open(1);
	if (typeof scope.name === 'string') writer.text(1, textOf(scope.name, 'the scope'));
	if (typeof scope.version === 'string') writer.text(2, textOf(scope.version, 'the scope'));
	writer.close(message);
}

function firstOf(from: JsonObject, names: readonly string[]): Json | undefined {
	return names.map((name) => from[name]).find((value) => value !== undefined && value !== null);
}
