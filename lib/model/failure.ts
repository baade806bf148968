/** What a failed call says of its error, by where it says so; empty where it says nothing. */
export interface ErrorWords {
	/** Its first error line. */
	readonly log: string;
	/** Message, else type, of its exception event. */
	readonly exception: string;
	/** Message of its status, else the attribute of that name. */
	readonly status: string;
	readonly type: string;
	/** HTTP or gRPC status. */
	readonly code: string;
}

/** Attributes of one call, of its process and of the request it belongs to, by key. */
export type Traits = ReadonlyMap<string, string>;
