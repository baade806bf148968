/** OTLP severity numbers at the start of their ranges. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
	['trace', 1],
	['verbose', 1],
	['trce', 1],
	['finest', 1],
	['debug', 5],
	['dbug', 5],
	['dbg', 5],
	['fine', 5],
	['info', 9],
	['information', 9],
	['informational', 9],
	['inf', 9],
	['notice', 10],
	['warn', 13],
	['warning', 13],
	['wrn', 13],
	['error', 17],
	['err', 17],
	['eror', 17],
	['fail', 17],
	['severe', 17],
	['critical', 21],
	['crit', 21],
	['fatal', 21],
	['panic', 21],
	['alert', 22],
	['emergency', 24],
	['emerg', 24],
]);

/** pino and bunyan number their levels in tens. */
const PINO: ReadonlyMap<string, number> = new Map([
	['10', 1],
	['20', 5],
	['30', 9],
	['40', 13],
	['50', 17],
	['60', 21],
]);

/** A line is judged by its beginning: further on, level words are mostly prose. */
const HEAD = 300;

const JSON_FIELD =
	/"(?:level|severity|severityText|log\.level|loglevel|log_level|lvl|@l|Level|Severity|SeverityText|LogLevel)"\s*:\s*"?([A-Za-z]+|\d{2})\b"?/;
const LOGFMT_FIELD = /(?:^|\s)(?:level|lvl|severity|log\.level|loglevel)=["']?([A-Za-z]+|\d{2})\b/i;
const BRACKETS = /[[(<]\s*([A-Za-z]{3,13})\s*[\])>]/;
/** A level word in capitals standing alone, as Java's and Python's layouts print it. */
const CAPITALS =
	/(?:^|[\s|\]:,-])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL|PANIC)(?=$|[\s|[\]:,-])/;
/** glog: a letter, then month and day, then a time. */
const GLOG = /^([IWEF])\d{4} \d{2}:\d{2}/;
/** .NET's console: four letters and a colon. */
const AT_START = /^\s*(trce|dbug|info|warn|fail|crit|error|debug|fatal|trace|warning|panic)\s*:/i;
const GLOG_NUMBERS: Readonly<Record<string, number>> = { I: 9, W: 13, E: 17, F: 21 };

/** Severity (OTLP 1 to 24) found in the text of a log line; 0 when it names none. */
export function findSeverity(text: string): number {
	const head = text.length > HEAD ? text.slice(0, HEAD) : text;
	// A JSON line may hold its level anywhere, so the whole of it is looked at.
	if (/^\s*\{/.test(head)) return numberOf(JSON_FIELD.exec(text)?.[1]);
	const glog = GLOG.exec(head);
	if (glog) return GLOG_NUMBERS[glog[1] ?? ''] ?? 0;
	for (const pattern of [LOGFMT_FIELD, AT_START, BRACKETS, CAPITALS]) {
		const number = numberOf(pattern.exec(head)?.[1]);
		if (number !== 0) return number;
	}
	return 0;
}

function numberOf(word: string | undefined): number {
	if (word === undefined) return 0;
	return PINO.get(word) ?? NUMBERS.get(word.toLowerCase()) ?? 0;
}
