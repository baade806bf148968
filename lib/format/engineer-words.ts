/** Words of tracing and programming that pages for support and production must not use. */
const ENGINEER_WORDS: readonly string[] = [
	'span',
	'trace',
	'traceparent',
	'latency',
	'exception',
	'payload',
	'stack trace',
	'endpoint',
	'http',
	'json',
	'timeout',
	'status code',
	'root cause',
	'microservice',
	'telemetry',
	'null',
	'undefined',
	'p99',
	'upstream',
	'backend',
	'query',
	'403',
	'404',
	'500',
	'503',
];
const PATTERN = new RegExp(`(?<![\\w-])(?:${ENGINEER_WORDS.join('|')})s?(?![\\w-])`, 'gi');

/** Engineers' words in a text that people outside engineering read; none where all is plain. */
export function engineerWordsIn(text: string): readonly string[] {
	return [...new Set((text.match(PATTERN) ?? []).map((word) => word.toLowerCase()))];
}
