/** Why a source did not answer. `bad-argument` is thrown before any I/O; the rest may pass with time. */
export type SourceErrorCode =
	| 'bad-argument'
	| 'unreachable'
	| 'timeout'
	| 'cancelled'
	| 'refused'
	| 'limit'
	| 'unsupported'
	| 'broken';

/** The one error type that leaves an adapter. */
export class SourceError extends Error {
	readonly code: SourceErrorCode;
	readonly source: string;

	constructor(source: string, code: SourceErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'SourceError';
		this.code = code;
		this.source = source;
	}
}
