import { fieldsOf, jsonLine } from './json-line.ts';

/** Fields that hold what the line says, best first. */
const FIELDS = [
	'message',
	'msg',
	'@m',
	'Message',
	'MESSAGE',
	'short_message',
	'textPayload',
	'body',
	'event',
	'log',
	'error',
	'@mt',
];
/** Fields whose object may hold the message instead. */
const NESTED = ['jsonPayload', 'error', 'err', 'exception', 'body'];
const LOGFMT_MESSAGE = /(?:^|\s)(?:msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/;
const MAX_UNWRAPPED = 3;
/** What a line's layout puts before its message stands in the first characters. */
const HEAD = 400;

const LEVEL = 'TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL';
/** Spring Boot: `2026-01-01 11:15:47.561  INFO [keys,…] 68058 --- [nio-8081-exec-1] logger : `. */
const SPRING = new RegExp(
	String.raw`^[\d-]*[T ]?[\d:.,+Z-]*\s+(?:${LEVEL})\s.{0,200}?---\s+\[[^\]]*\]\s+\S+\s*:\s+`,
);
/** Most others: a time, what stands in brackets, a level, a logger and a dash. */
const LAYOUT = new RegExp(
	String.raw`^(?:[\d-]+[T ])?[\d:]{5,8}[\d.,]*(?:Z|[+-][\d:]+)?\s+(?:\[SW_CTX:\[[^\]]*\]\]\s+)?(?:\[[^\]]*\]\s+)*(?:${LEVEL})[\s:]+(?:[\w.$]+\s+-\s?|-\s+)?`,
);
/** A time and a level in brackets: `2026-01-01T11:15:47Z [ERROR] `. */
const BRACKETED = new RegExp(
	String.raw`^(?:[\d-]+[T ])?[\d:]{5,8}[\d.,]*(?:Z|[+-][\d:]+)?\s+\[(?:${LEVEL})\]\s+`,
	'i',
);
/** IDs that the page shows in their own place. */
const IDS =
	/(?:\b|\[)(?:trace[ ._-]?id|span[ ._-]?id|trace_flags)["']?\s?[:=]\s?["']?[0-9a-f]{1,32}["']?[\],]?\s*/gi;

/** What a person should read of a log body: its message out of JSON, logfmt or a layout, without times, levels and IDs; else the line itself. */
export function readableMessage(body: string): string {
	let text = body.trim();
	for (let i = 0; i < MAX_UNWRAPPED; i++) {
		const inner = jsonMessage(text);
		if (inner === undefined) break;
		text = inner;
	}
	if (text.startsWith('{')) return text;
	const logfmt = LOGFMT_MESSAGE.exec(text);
	const said = logfmt ? (logfmt[1]?.replaceAll('\\"', '"') ?? logfmt[2] ?? text) : text;
	return withoutLayout(said.trim()) || text;
}

function withoutLayout(text: string): string {
	const head = text
		.slice(0, HEAD)
		.replace(SPRING, '')
		.replace(BRACKETED, '')
		.replace(LAYOUT, '')
		.replace(IDS, '');
	return (head + text.slice(HEAD)).trim();
}

function jsonMessage(text: string): string | undefined {
	const fields = jsonLine(text);
	return fields && (textOf(fields) ?? NESTED.map((name) => textOf(fieldsOf(fields.get(name)))).find(isSaid));
}

function textOf(fields: ReadonlyMap<string, unknown> | undefined): string | undefined {
	return FIELDS.map((name) => {
		const value = fields?.get(name);
		return typeof value === 'string' ? value.trim() : undefined;
	}).find(isSaid);
}

function isSaid(text: string | undefined): text is string {
	return text !== undefined && text !== '';
}
