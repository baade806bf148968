import { textAt, type TextColumn } from '../../model/columns.ts';
import { redactLogs, redactSpans } from '../../redact/redact-batch.ts';
import { RedactionCounts } from '../../redact/redaction.ts';
import { decodeLogsJson } from '../../wire/otlp/decode-logs-json.ts';
import { decodeTracesJson } from '../../wire/otlp/decode-traces-json.ts';
import type { MadeSecret } from './made-secrets.ts';

type Place = 'span' | 'resource' | 'event' | 'link' | 'log attribute';

const NOW = 1_767_225_600_000_000_000n;
const TIMES = { startTimeUnixNano: String(NOW), endTimeUnixNano: String(NOW + 5n) };
const IDS = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8) };
const OPTIONS = { nowNanos: NOW, retentionNanos: 10n ** 16n };

/** Everything that would be stored of a secret, by the place it was sent in: decoded and redacted as the collector does. */
export function storedTexts({ text, key = 'note' }: MadeSecret): ReadonlyMap<string, string> {
	const attribute = [{ key, value: { stringValue: text } }];
	const nested = [{ key: 'm', value: { kvlistValue: { values: attribute } } }];
	const places = new Map<string, string>([
		['span', spanTexts({ attributes: attribute })],
		['nested value', spanTexts({ attributes: nested })],
		['event', spanTexts({ events: [{ name: 'e', timeUnixNano: String(NOW), attributes: attribute }] })],
		['link', spanTexts({ links: [{ ...IDS, attributes: attribute }] })],
		['resource', spanTexts({}, attribute)],
		['log attribute', logTexts({ attributes: attribute })],
	] satisfies [Place | 'nested value', string][]);
	if (key === 'note') {
		places.set('span name', spanTexts({ name: text }));
		places.set('status message', spanTexts({ status: { code: 2, message: text } }));
		places.set('exception', spanTexts({ events: [exception(text)] }));
		places.set('log body', logTexts({ body: { stringValue: text } }));
	}
	return places;
}

function exception(text: string) {
	const attributes = [
		{ key: 'exception.stacktrace', value: { stringValue: `Error: ${text}\n    at f (a.js:1:2)` } },
	];
	return { name: 'exception', timeUnixNano: String(NOW), attributes };
}

function spanTexts(fields: Readonly<Record<string, unknown>>, attributes: readonly unknown[] = []): string {
	const span = { ...IDS, ...TIMES, name: 'n', ...fields };
	const body = { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans: [span] }] }] };
	const decoded = decodeTracesJson(bytes(body), OPTIONS);
	if (!decoded.ok || decoded.batch.length !== 1) throw new Error('the made span was not taken');
	const batch = redactSpans(decoded.batch, new RedactionCounts());
	return [
		...[batch.names, batch.statusMessages, batch.traceStates, batch.events, batch.links, batch.notes].flatMap(
			({ values }) => values,
		),
		...textsOf(batch.attributes.values),
		...batch.resources.values.flatMap(({ attributes: all }) => all.map(([, text]) => text)),
	].join('\n');
}

function logTexts(fields: Readonly<Record<string, unknown>>): string {
	const record = { timeUnixNano: String(NOW), traceId: IDS.traceId, ...fields };
	const body = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
	const decoded = decodeLogsJson(bytes(body), OPTIONS);
	if (!decoded.ok || decoded.batch.length !== 1) throw new Error('the made record was not taken');
	const batch = redactLogs(decoded.batch, new RedactionCounts());
	return [...textsOf(batch.bodies), ...textsOf(batch.attributes.values), ...batch.notes.values].join('\n');
}

function textsOf(column: TextColumn): string[] {
	return Array.from(column.ends, (_, row) => textAt(column, row));
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(JSON.stringify(value));
}
