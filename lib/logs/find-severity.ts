import { fieldsOf, jsonLine } from './json-line.ts';
import { SEVERITY_WORDS, syslogSeverity } from './severity-words.ts';

/** pino and bunyan number their levels in tens. */
const TENS: ReadonlyMap<string, number> = new Map([
	['10', 1],
	['20', 5],
	['30', 9],
	['40', 13],
	['50', 17],
	['60', 21],
]);

/** A line is judged by its beginning: further on, level words are mostly prose. */
const HEAD = 300;

/** Names of a level field, in lower case and without `.` and `_`. */
const LEVEL_FIELDS = new Set([
	'level',
	'severity',
	'severitytext',
	'loglevel',
	'levelname',
	'lvl',
	'@l',
	'@level',
]);
/** Where a container runtime or a shipper puts the line it wraps. */
const WRAPPERS = ['log', 'message', 'msg', 'MESSAGE', 'body'];
const MAX_WRAPPED = 3;

/** For JSON that was cut off and can't be parsed. */
const BROKEN_JSON_FIELD = /"(?:level|severity|log\.level|@l)\\?"\s*:\s*\\?"?([a-z]+|\d{2})\b/i;
const LOGFMT_FIELD = /(?:^|\s)(?:level|lvl|severity|log\.level|loglevel)=["']?([a-z]+|\d{2})\b/i;
/** `[error]`, Apache's `[core:error]`, Serilog's `[12:00:01 ERR]`, `<warn>`. */
const BRACKETS = /[[<](?:[\d:.,TZ+-]+\s+)?(?:\w+:)?([a-z]{3,13})[\]>]/gi;
/** A level word in capitals standing alone, as Java's and Python's layouts print it. */
const CAPITALS =
	/(?:^|[\s|\]:,-])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL|PANIC)(?=$|[\s|[\]:,-])/;
/** A word and a colon or dash first in the line, after times and brackets: `fail: `, `err 00019: `, `debug - `. */
const FIRST_WORD = /^\s*(?:(?:\[[^\]]*\]|[\d:.,TZ+/-]+)\s+)*([a-z]{3,13})(?:\s+[A-Z]*\d\w*)?(?::|\s+-\s)/i;
/** glog: a letter, then month and day, then a time. */
const GLOG = /^([IWEF])\d{4} \d{2}:\d{2}/;
const GLOG_NUMBERS: Readonly<Record<string, number>> = { I: 9, W: 13, E: 17, F: 21 };
/** logrus on a terminal: `ERRO[0001] `. */
const LOGRUS = /^(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d/;
/** syslog: priority in angle brackets, the level is its last three bits. */
const SYSLOG = /^<(\d{1,3})>/;
/** The first line of a thrown error: `java.io.IOException: …`, `TypeError: …`, Python's and Go's. */
const THROWN =
	/^\s*(?:Uncaught |Unhandled |Caused by: |Exception in thread .{0,80} )?(?:[\w.$]*(?:Error|Exception)(?::|$)|Traceback \(most recent call last\)|fatal error:|panic:)/;

/** Severity (OTLP 1 to 24) found in the text of a log line; 0 when it names none. Linear in the text. */
export function findSeverity(text: string): number {
	let line = text;
	for (let i = 0; i < MAX_WRAPPED; i++) {
		const fields = jsonLine(line);
		if (!fields) break;
		const number = ofFields(fields);
		if (number !== 0) return number;
		const inner = WRAPPERS.map((name) => fields.get(name)).find((value) => typeof value === 'string');
		if (typeof inner !== 'string') return 0;
		line = inner;
	}
	return ofText(line);
}

function ofFields(fields: ReadonlyMap<string, unknown>): number {
	for (const [name, value] of fields) {
		if (!LEVEL_FIELDS.has(name.toLowerCase().replace(/[._]/g, ''))) continue;
		// Graylog's format counts as syslog does.
		if (typeof value === 'number' && fields.has('short_message')) return syslogSeverity(value);
		const number = ofWord(typeof value === 'number' ? String(value) : value);
		if (number !== 0) return number;
	}
	// ECS may come nested: {"log":{"level":"fatal"}}
	return ofWord(fieldsOf(fields.get('log'))?.get('level'));
}

function ofText(text: string): number {
	const head = text.length > HEAD ? text.slice(0, HEAD) : text;
	if (/^\s*\{/.test(head)) return ofWord(BROKEN_JSON_FIELD.exec(head)?.[1]);
	const glog = GLOG.exec(head);
	if (glog) return GLOG_NUMBERS[glog[1] ?? ''] ?? 0;
	const syslog = SYSLOG.exec(head);
	if (syslog) return syslogSeverity(Number(syslog[1]));
	for (const pattern of [LOGRUS, LOGFMT_FIELD, FIRST_WORD]) {
		const number = ofWord(pattern.exec(head)?.[1]);
		if (number !== 0) return number;
	}
	for (const [, word] of head.matchAll(BRACKETS)) {
		const number = ofWord(word);
		if (number !== 0) return number;
	}
	return ofWord(CAPITALS.exec(head)?.[1]) || (THROWN.test(head) ? 17 : 0);
}

function ofWord(word: unknown): number {
	if (typeof word !== 'string') return 0;
	return TENS.get(word) ?? SEVERITY_WORDS.get(word.toLowerCase()) ?? 0;
}
