import { z } from 'zod';
import { problemSchema } from '../api/problem.ts';
import type { Verb } from './verb.ts';

/** The API as an OpenAPI 3.1 document. */
export function openApi(catalogue: readonly Verb[]): Record<string, unknown> {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const verb of catalogue)
		paths[verb.path] = { ...paths[verb.path], [verb.method.toLowerCase()]: operation(verb) };
	return {
		openapi: '3.1.0',
		info: { title: 'Dupin', version: '1', description: 'Times are nanoseconds unless they are ISO 8601.' },
		paths,
	};
}

function operation({ name, path, summary, permission, query, body, uploadBytes, output }: Verb) {
	const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, part]) => ({
		name: part,
		in: 'path',
		required: true,
		schema: { type: 'string' },
	}));
	const inQuery = Object.entries(query?.shape ?? {}).map(([key, schema]) => ({
		name: key,
		in: 'query',
		required: !schema.safeParse(undefined).success,
		schema: shapeOf(schema, 'input'),
	}));
	const requestBody = body
		? { required: true, content: { 'application/json': { schema: shapeOf(body, 'input') } } }
		: uploadBytes === undefined
			? undefined
			: { required: true, content: { 'application/octet-stream': {} } };
	return {
		operationId: name,
		summary,
		description: `Takes the permission to ${permission}.`,
		parameters: [...inPath, ...inQuery],
		...(requestBody ? { requestBody } : {}),
		responses: {
			200: content('The answer', output),
			default: content('What can not be done, and why', problemSchema),
		},
	};
}

function content(description: string, schema: z.ZodType) {
	return { description, content: { 'application/json': { schema: shapeOf(schema, 'output') } } };
}

function shapeOf(schema: z.core.$ZodType, io: 'input' | 'output') {
	const { $schema: _, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
	return shape;
}
