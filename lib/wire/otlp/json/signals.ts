import { rewriteLog } from './rewrite-log.ts';
import type { RewriteSignal } from './rewrite-request.ts';
import { rewriteSpan } from './rewrite-span.ts';

/** `batches` and `instrumentationLibrarySpans` are Tempo's and older senders' names for the same lists. */
export const TRACES: RewriteSignal = {
	parts: ['resourceSpans', 'batches'],
	scopes: ['scopeSpans', 'instrumentationLibrarySpans'],
	records: 'spans',
	record: 'span',
	rewrite: rewriteSpan,
};

export const LOGS: RewriteSignal = {
	parts: ['resourceLogs'],
	scopes: ['scopeLogs', 'instrumentationLibraryLogs'],
	records: 'logRecords',
	record: 'log record',
	rewrite: rewriteLog,
};
