/** Who is right to be named for a request, and how it ended. */
export interface Sample {
	readonly traceId: string;
	/** Kind of fault, as the labels have it; rows of the table. */
	readonly kind: string;
	/** `failed`: the caller was told so. `harmed`: slow, or silently wrong. `fine`: untouched. */
	readonly truth: 'failed' | 'harmed' | 'fine';
	readonly culprits: readonly string[];
}

/** A recorded system, as its senders would send it, with what is true of some of its requests. */
export interface Recording {
	readonly name: string;
	/** OTLP requests, protobuf or JSON. */
	readonly traces: readonly Uint8Array[];
	readonly logs: readonly Uint8Array[];
	readonly encoding: 'protobuf' | 'json';
	/** Samples, told by the labels; `spansOf` says what a request holds, for systems that label windows only. */
	samples(store: Requests): readonly Sample[];
}

/** What labels of windows need to know of a request. */
export interface Requests {
	readonly ids: Iterable<string>;
	/** Spans of a request in the order they came: service, operation, start in nanoseconds since 1970, duration. */
	spansOf(traceId: string): readonly SeenSpan[];
}

export interface SeenSpan {
	readonly service: string;
	readonly operation: string;
	readonly start: bigint;
	readonly nanos: number;
	readonly isRoot: boolean;
	/** By its status. */
	readonly failed: boolean;
}
