/** OTLP severity numbers of the words that loggers write, in lower case. */
export const SEVERITY_WORDS: ReadonlyMap<string, number> = new Map([
	['trace', 1],
	['trc', 1],
	['trce', 1],
	['trac', 1],
	['verbose', 1],
	['vrb', 1],
	['finest', 1],
	['finer', 2],
	['debug', 5],
	['debu', 5],
	['dbug', 5],
	['dbg', 5],
	['fine', 5],
	['config', 6],
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
	['erro', 17],
	['eror', 17],
	['fail', 17],
	['severe', 17],
	['critical', 21],
	['crit', 21],
	['fatal', 21],
	['fata', 21],
	['ftl', 21],
	['panic', 21],
	['pani', 21],
	['alert', 22],
	['emergency', 24],
	['emerg', 24],
]);

/** syslog's 0 (emergency) to 7 (debug). */
const SYSLOG = [24, 22, 21, 17, 13, 10, 9, 5];

export function syslogSeverity(level: number): number {
	return SYSLOG[level & 7] ?? 0;
}
