/** An error as ClickHouse tells it over HTTP. */
export interface EngineError {
	readonly status: number;
	readonly code: number;
	readonly text: string;
}

/** HTTP statuses that ClickHouse gives for codes other than 500: HTTPHandler.cpp, exceptionCodeToHTTPStatus. */
const STATUS_OF: ReadonlyMap<number, number> = new Map([
	[62, 400],
	[27, 400],
	[36, 400],
	[6, 400],
	[457, 400],
	[47, 404],
	[60, 404],
	[81, 404],
	[46, 404],
	[159, 408],
	[202, 503],
	[241, 500],
	[164, 500],
	[194, 401],
	[516, 403],
]);

/** Reads an engine's message: "Code: 60. DB::Exception: … (UNKNOWN_TABLE)". */
export function engineError(error: unknown): EngineError {
	const message = error instanceof Error ? error.message : String(error);
	const code = Number(/Code: (\d+)\./.exec(message)?.[1] ?? 1002);
	const text = message.startsWith('Code:')
		? message
		: `Code: ${code}. DB::Exception: ${message}. (UNKNOWN_EXCEPTION)`;
	return { status: STATUS_OF.get(code) ?? 500, code, text };
}

/** An error of ours in the engine's shape. */
export function makeError(code: number, name: string, message: string): Error {
	return new Error(`Code: ${code}. DB::Exception: ${message}. (${name})`);
}
