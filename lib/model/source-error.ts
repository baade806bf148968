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

	/** By name: the site is built in several bundles, each with its own copy of this class, that share one set of ports. */
	static override [Symbol.hasInstance](value: unknown): boolean {
		return value instanceof Error && value.name === 'SourceError';
	}
}
