import { ERROR_SEVERITY, type JoinedLog, type JoinedLogs } from '../logs/join.ts';
import type { ErrorWords } from '../model/failure.ts';
import { callCode } from '../model/call-code.ts';
import { KIND, STATUS } from '../model/span-kind.ts';
import type { Trace } from '../model/trace.ts';

/** Why a span counts as failed, strongest sign first. */
export type ErrorSign = 'status' | 'attribute' | 'event' | 'log';

/** What is known of one span's error. */
export interface ErrorFact {
	readonly row: number;
	readonly sign: ErrorSign;
	/** What it says of itself: log line, exception, status message, type; empty for a bare code. */
	readonly message: string;
	/** HTTP or gRPC status, or empty. */
	readonly code: string;
	/** Error lines the span logged. */
	readonly logs: readonly JoinedLog[];
}

/** Error of each row, or undefined. One look at each row's marks; texts are read for failed rows only. */
export function errorFacts(trace: Trace, logs: JoinedLogs): readonly (ErrorFact | undefined)[] {
	const facts: (ErrorFact | undefined)[] = [];
	for (let row = 0; row < trace.spans.length; row++) facts.push(errorFact(trace, logs, row));
	return facts;
}

function errorFact(trace: Trace, logs: JoinedLogs, row: number): ErrorFact | undefined {
	const lines = logs.of(row).filter((line) => line.record.severity >= ERROR_SEVERITY);
	const sign = errorSign(trace, row, lines);
	if (!sign) return undefined;
	return { row, sign, message: messageOf(trace, row, lines), code: codeOf(trace, row), logs: lines };
}

function errorSign(trace: Trace, row: number, lines: readonly JoinedLog[]): ErrorSign | undefined {
	if (trace.spans.statusCodes[row] === STATUS.error) return 'status';
	if (
		failedCode(trace, row) ||
		isSet(trace.attribute(row, 'error')) ||
		isSet(trace.attribute(row, 'error.type'))
	)
		return 'attribute';
	if (
		trace
			.events(row)
			.some((event) => event.name === 'exception' && event.attributes.get('exception.escaped') === true)
	)
		return 'event';
	return lines.length > 0 ? 'log' : undefined;
}

/** Whether a span itself tells that it went well; most say nothing. */
export function saysWell(trace: Trace, row: number): boolean {
	const http = Number(trace.attribute(row, 'http.response.status_code') ?? Number.NaN);
	if (trace.spans.statusCodes[row] === STATUS.ok || (http >= 100 && http < 400)) return true;
	const rpc = trace.attribute(row, 'rpc.status_code');
	return rpc === '0' || rpc?.toUpperCase() === 'OK';
}

/** Whether a span that did not fail tells how it ended at all: well, or with an answer that was its caller's fault. */
export function saysEnd(trace: Trace, row: number): boolean {
	if (saysWell(trace, row)) return true;
	const code = trace.attribute(row, 'http.response.status_code') ?? trace.attribute(row, 'rpc.status_code');
	return code !== undefined && code !== '' && code !== '0';
}

/** Codes that say "failed": HTTP 5xx anywhere, 4xx for the one who asked; gRPC's other than OK. */
function failedCode(trace: Trace, row: number): boolean {
	const http = Number(trace.attribute(row, 'http.response.status_code'));
	if (http >= 500) return true;
	if (http >= 400 && trace.spans.kinds[row] === KIND.client) return true;
	const rpc = trace.attribute(row, 'rpc.status_code');
	return rpc !== undefined && rpc !== '' && rpc !== '0' && rpc.toUpperCase() !== 'OK';
}

function isSet(text: string | undefined): boolean {
	return text !== undefined && text !== '' && text !== 'false' && text !== '0';
}

function codeOf(trace: Trace, row: number): string {
	return callCode(trace.attribute(row, 'http.response.status_code'), trace.attribute(row, 'rpc.status_code'));
}

/** Words of a row's error. `lines` are the row's log lines. */
export function errorWordsOf(trace: Trace, row: number, lines: readonly JoinedLog[]): ErrorWords {
	const logged = lines.find((line) => line.record.severity >= ERROR_SEVERITY);
	const exception = trace.events(row).find((event) => event.name === 'exception')?.attributes;
	const said = exception?.get('exception.message') ?? exception?.get('exception.type');
	const status = trace.spans.statusCodes[row] === STATUS.error ? trace.statusMessage(row) : '';
	return {
		log: logged?.record.message ?? '',
		exception: typeof said === 'string' ? said : '',
		status: status || (trace.attribute(row, 'error.message') ?? ''),
		type: trace.attribute(row, 'error.type') ?? '',
		code: codeOf(trace, row),
	};
}

function messageOf(trace: Trace, row: number, lines: readonly JoinedLog[]): string {
	const { log, exception, status, type } = errorWordsOf(trace, row, lines);
	return log || exception || status || type;
}
