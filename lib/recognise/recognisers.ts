import { parseSpanId, parseTraceId } from '../model/ids.ts';
import { bytesToHex } from '../columns/hex.ts';
import { RENAMED_KEYS } from '../columns/renamed-keys.ts';
import type { Candidate, CandidateKind } from './candidate.ts';

export interface Pattern {
	/** Global; every repeat in it is bounded, so that it stays linear. */
	readonly pattern: RegExp;
	/** Nothing where the match turns out to be something else. */
	readonly read: (match: RegExpMatchArray) => readonly Candidate[];
}

const START = String.raw`(?<![\w-])`;
const END = String.raw`(?![\w-])`;
const HEX = '[0-9a-f]';
const UUID = `${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12}`;

function regExp(source: string): RegExp {
	return new RegExp(source, 'gi');
}

/** Two IDs that stand together, in either direction of trust: the first is the trace's. */
const pairOfIds = (match: RegExpMatchArray): readonly Candidate[] => [
	...candidate(match, 'trace-id', match[1]),
	...candidate(match, 'span-id', match[2]),
];

/** Names under which people paste IDs. */
const NAMES: ReadonlyMap<string, CandidateKind> = new Map([
	['trace', 'trace-id'],
	['traceid', 'trace-id'],
	['xb3traceid', 'trace-id'],
	['oteltraceid', 'trace-id'],
	['span', 'span-id'],
	['spanid', 'span-id'],
	['xb3spanid', 'span-id'],
	['otelspanid', 'span-id'],
	['session', 'session-id'],
	['sessionid', 'session-id'],
	['user', 'user-id'],
	['userid', 'user-id'],
	['member', 'user-id'],
	['memberid', 'user-id'],
	['enduserid', 'user-id'],
	['service', 'service'],
	['servicename', 'service'],
]);

/** In order: forms that nothing else has, names that say what follows, then what only looks like something. */
export const PATTERNS: readonly Pattern[] = [
	{ pattern: /^\s*([A-Za-z0-9+/_-]{22}==)\s*$/g, read: base64Id },
	{ pattern: regExp(`${START}${HEX}{2}-(${HEX}{32})-(${HEX}{16})-${HEX}{2}${END}`), read: pairOfIds },
	{
		pattern: regExp(`${START}(${HEX}{32}|${HEX}{16})-(${HEX}{16})(?:-[01d](?:-${HEX}{16})?)?${END}`),
		read: pairOfIds,
	},
	{
		pattern: regExp(`${START}1-(${HEX}{8})-(${HEX}{24})${END}`),
		read: (match) => candidate(match, 'trace-id', `${match[1]}${match[2]}`, match[0]),
	},
	{
		pattern: regExp(`${START}(${HEX}{1,32}):(${HEX}{1,16}):${HEX}{1,16}:${HEX}{1,2}(?![\\w:-])`),
		read: pairOfIds,
	},
	{ pattern: regExp(String.raw`\bhttps?:\/\/[^\s"'<>]{1,2000}`), read: addressIds },
	{
		pattern: regExp(
			String.raw`(?<![\w.])([a-z][\w.-]{0,99})["']?\s?[=:]\s?(?:"([^"\n]{1,500})"|([^\s,;"'&)\]}]{1,500}))`,
		),
		read: namedValue,
	},
	{
		pattern: regExp(String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}`),
		read: (match) => candidate(match, 'email', match[0]),
	},
	{ pattern: regExp(`${START}${UUID}${END}`), read: (match) => candidate(match, 'trace-id', match[0]) },
	{ pattern: regExp(`${START}(?:0x)?(${HEX}{15,32})${END}`), read: bareHex },
];

/** A candidate of the match, placed where `written` stands in it; none where an ID is not valid. */
function candidate(
	match: RegExpMatchArray,
	kind: CandidateKind,
	text: string | undefined,
	written = text,
): readonly Candidate[] {
	if (text === undefined || written === undefined) return [];
	const value = normal(kind, text);
	if (value === undefined) return [];
	const start = (match.index ?? 0) + match[0].lastIndexOf(written);
	return [{ kind, value, start, end: start + written.length }];
}

function normal(kind: CandidateKind, text: string): string | undefined {
	if (kind === 'trace-id') return parseTraceId(text.replace(/^0x/i, '').replaceAll('-', ''));
	if (kind === 'span-id') return parseSpanId(text.replace(/^0x/i, ''));
	return text;
}

/** `trace=…`, `"session.id": "…"`, `x-b3-spanid: …`; any other `key=value` is an attribute, `key: value` is prose. */
function namedValue(match: RegExpMatchArray): readonly Candidate[] {
	const [whole, key = '', quoted, bare] = match;
	const value = quoted ?? bare ?? '';
	const kind = NAMES.get(key.toLowerCase().replaceAll(/[._-]/g, ''));
	if (kind) {
		const known = candidate(match, kind, value);
		if (known.length > 0) return known;
	}
	const equals = whole.slice(key.length).trimStart().startsWith('=');
	if (!equals) return [];
	return candidate(match, 'pair', `${RENAMED_KEYS.get(key) ?? key}=${value}`, whole);
}

/** A link of Jaeger, Zipkin, Grafana, Tempo or this app: the trace ID in its path or its query. */
function addressIds(match: RegExpMatchArray): readonly Candidate[] {
	const found = /(?:%22|[^0-9a-z%]|(?<=[=/]))([0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-z])/i.exec(match[0]);
	return candidate(match, 'trace-id', found?.[1]);
}

/** Sixteen digits may be a span as well as a short trace ID; digits without a letter are more often a number. */
function bareHex(match: RegExpMatchArray): readonly Candidate[] {
	const digits = match[1] ?? '';
	const alone = match[0] === match.input?.trim();
	if (digits.length < 32 && !alone && !/[a-f]/i.test(digits)) return [];
	const trace = candidate(match, 'trace-id', digits);
	return digits.length <= 16 ? [...trace, ...candidate(match, 'span-id', digits)] : trace;
}

/** Sixteen bytes in base64, as protobuf's JSON prints them. */
function base64Id(match: RegExpMatchArray): readonly Candidate[] {
	const written = match[1] ?? '';
	const bytes = atob(written.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
	if (bytes.length !== 16) return [];
	const id = bytesToHex(
		Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
		0,
		16,
	);
	return candidate(match, 'trace-id', id, written);
}
