import type { z } from 'zod';
import type { Permission } from '../access/principal.ts';
import type { Asking } from './asking.ts';
import type { Site } from './site.ts';

/** An answer that is no JSON: a file, or columns. */
export interface BytesAnswer {
	readonly bytes: Uint8Array<ArrayBuffer> | string;
	readonly contentType: string;
	/** Set where it is meant to be saved. */
	readonly fileName?: string;
}

/** What a verb is asked with, as it was read from an address and a body. */
export interface VerbInput {
	/** The named parts of its path, decoded. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: unknown;
	/** Parsed JSON, or the bytes of an upload. */
	readonly body: unknown;
}

/** One thing the product can be asked to do. Routes and the OpenAPI document are made from it. */
export interface Verb {
	/** `subject.action`, unique. */
	readonly name: string;
	readonly method: 'GET' | 'POST';
	/** With its named parts in braces: `/api/requests/{traceId}`. */
	readonly path: string;
	readonly summary: string;
	readonly permission: Permission;
	readonly query: z.ZodObject | undefined;
	readonly body: z.ZodType | undefined;
	/** Takes a file in place of JSON: at most so many bytes, unpacked. */
	readonly uploadBytes: number | undefined;
	readonly output: z.ZodType;
	/** Rejects with `UseCaseProblem` or `SourceError`. */
	run(asking: Asking, site: Site, input: VerbInput): Promise<unknown>;
}

type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | PathNames<Rest>
	: never;

interface Told<
	Path extends string,
	Query extends z.ZodObject,
	Body extends z.ZodType,
	Output extends z.ZodType,
> {
	readonly name: string;
	readonly method: 'GET' | 'POST';
	readonly path: Path;
	readonly summary: string;
	readonly permission: Permission;
	readonly query?: Query;
	readonly body?: Body;
	readonly uploadBytes?: number;
	readonly output: Output;
	run(
		asking: Asking,
		site: Site,
		input: {
			readonly path: Readonly<Record<PathNames<Path>, string>>;
			readonly query: z.output<Query>;
			readonly body: z.output<Body>;
		},
	): Promise<z.input<Output> | BytesAnswer>;
}

/** A verb whose `run` is checked against its own path, query, body and output. */
export function verb<
	const Path extends string,
	Query extends z.ZodObject,
	Body extends z.ZodType,
	Output extends z.ZodType,
>(told: Told<Path, Query, Body, Output>): Verb {
	return { query: undefined, body: undefined, uploadBytes: undefined, ...told };
}

/** Whether an answer is bytes and no JSON. */
export function isBytes(answer: unknown): answer is BytesAnswer {
	return typeof answer === 'object' && answer !== null && 'bytes' in answer && 'contentType' in answer;
}
