import { z } from 'zod';
import { sharedCaseSchema } from './case.ts';
import { compareSchema, partnerListSchema } from './compare.ts';
import { fileAnswerSchema } from './files.ts';
import { handedListSchema, handOffBodySchema, handOffListSchema } from './hand-off.ts';
import { recentListSchema, recognisedSchema } from './lists.ts';
import {
	limitSchema,
	logQuerySchema,
	pageSchema,
	reportQuerySchema,
	spanQuerySchema,
	textSchema,
} from './page-query.ts';
import { namedBodySchema, namedSchema } from './named.ts';
import { patternSchema } from './pattern.ts';
import {
	peopleListSchema,
	peopleQuerySchema,
	personSchema,
	revealBodySchema,
	revealedSchema,
} from './people.ts';
import { problemSchema } from './problem.ts';
import { logPageSchema, requestReportSchema, spanDetailSchema } from './request.ts';
import { searchResultSchema } from './search.ts';
import { searchQuerySchema } from './search-query.ts';
import { serviceLinksBodySchema, serviceLinksSchema } from './service-links.ts';
import { serviceMapSchema, servicePageSchema, servicesQuerySchema } from './services.ts';
import { SUPPORT_GETS, SUPPORT_POSTS } from './support-endpoints.ts';
import { spanPageSchema } from './span-page.ts';
import { stepsSchema } from './steps.ts';
import { storyListSchema } from './stories.ts';
import { troubleListSchema, troubleQuerySchema } from './trouble.ts';

/** OTLP's own shapes, which its specification tells. */
const otlpFileSchema = z.object({
	resourceSpans: z.array(z.unknown()),
	resourceLogs: z.array(z.unknown()),
});

interface Endpoint {
	readonly summary: string;
	readonly query?: z.ZodObject;
	readonly answer: z.ZodType;
}

/** Every endpoint that is asked with GET. */
const GETS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
	[
		'/api/requests/{traceId}',
		{
			summary: 'What happened to a request: verdict, findings, where its time went, who can fix it',
			query: reportQuerySchema,
			answer: requestReportSchema,
		},
	],
	[
		'/api/requests/{traceId}/steps',
		{ summary: 'How far opening a request has come; no steps where nobody opens it', answer: stepsSchema },
	],
	[
		'/api/requests/{traceId}/spans',
		{
			summary: 'Spans in depth-first order; format=columns answers all of them in bytes',
			query: pageSchema,
			answer: spanPageSchema,
		},
	],
	[
		'/api/requests/{traceId}/spans/{spanId}',
		{ summary: 'Everything about one span', query: spanQuerySchema, answer: spanDetailSchema },
	],
	[
		'/api/requests/{traceId}/logs',
		{ summary: 'Log lines, by time or errors first', query: logQuerySchema, answer: logPageSchema },
	],
	[
		'/api/requests/{traceId}/pattern',
		{ summary: 'Whether others failed alike in the hour around it, and since when', answer: patternSchema },
	],
	[
		'/api/requests/{traceId}/export',
		{ summary: 'The request as a file of OTLP JSON: its spans and log lines', answer: otlpFileSchema },
	],
	['/api/requests/{traceId}/hand-offs', { summary: 'Who was told of a request', answer: handOffListSchema }],
	[
		'/api/compare/{traceId}',
		{ summary: 'Requests that this one can be held against, likest first', answer: partnerListSchema },
	],
	[
		'/api/compare/{traceId}/{otherId}',
		{ summary: 'Where two requests part ways: differences, calls side by side', answer: compareSchema },
	],
	['/api/cases/{caseId}', { summary: 'A shared case as it was told then', answer: requestReportSchema }],
	['/api/cases/{caseId}/spans', { summary: 'Its kept spans', query: pageSchema, answer: spanPageSchema }],
	[
		'/api/cases/{caseId}/spans/{spanId}',
		{ summary: 'Everything about one kept span', query: spanQuerySchema, answer: spanDetailSchema },
	],
	[
		'/api/cases/{caseId}/logs',
		{ summary: 'Its kept log lines', query: logQuerySchema, answer: logPageSchema },
	],
	[
		'/api/cases/{caseId}/pattern',
		{ summary: 'Whether others failed alike, as counted then', answer: patternSchema },
	],
	[
		'/api/search',
		{ summary: 'Requests that match, newest first', query: searchQuerySchema, answer: searchResultSchema },
	],
	['/api/recognise', { summary: 'What a pasted text holds', query: textSchema, answer: recognisedSchema }],
	[
		'/api/services',
		{
			summary: 'Every service that was seen, those in trouble first, and who calls whom',
			query: servicesQuerySchema,
			answer: serviceMapSchema,
		},
	],
	[
		'/api/services/{name}',
		{
			summary: 'How one service does: minutes, operations, versions, callers, callees, owner',
			query: servicesQuerySchema,
			answer: servicePageSchema,
		},
	],
	[
		'/api/services/{name}/links',
		{
			summary: 'Where people go on from a service, and a span to try its links on',
			answer: serviceLinksSchema,
		},
	],
	[
		'/api/trouble',
		{
			summary: 'Who is behind what goes otherwise than usual, best suspect first; empty when nothing does',
			query: troubleQuerySchema,
			answer: troubleListSchema,
		},
	],
	...SUPPORT_GETS,
	[
		'/api/people',
		{
			summary: 'People in production by name, e-mail or ID, typing mistakes forgiven, best first',
			query: peopleQuerySchema,
			answer: peopleListSchema,
		},
	],
	[
		'/api/people/{userId}',
		{
			summary: 'Why somebody in production can’t do their work: the cause, changes, sign-ins, requests',
			answer: personSchema,
		},
	],
	[
		'/api/hand-offs',
		{ summary: 'Requests that were handed on, last first', query: limitSchema, answer: handedListSchema },
	],
	['/api/stories', { summary: 'Stories of the demo; none outside of it', answer: storyListSchema }],
	[
		'/api/recent',
		{ summary: 'Requests opened here, last first', query: limitSchema, answer: recentListSchema },
	],
]);

/** Every endpoint that takes JSON with POST; the body is left out where there is none. */
const POSTS: ReadonlyMap<string, Endpoint & { readonly body?: z.ZodType }> = new Map([
	[
		'/api/recognise',
		{ summary: 'What a pasted text names, told with verdicts', body: namedBodySchema, answer: namedSchema },
	],
	[
		'/api/services/{name}/links',
		{
			summary: 'Sets the links of a service; null goes back to what the owner directory says',
			body: serviceLinksBodySchema,
			answer: serviceLinksSchema,
		},
	],
	[
		'/api/requests/{traceId}/case',
		{
			summary: 'Keeps a request as it is told now, beyond the retention of its spans',
			answer: sharedCaseSchema,
		},
	],
	[
		'/api/requests/{traceId}/hand-offs',
		{
			summary: 'Hands a request to its owner and remembers that it was',
			body: handOffBodySchema,
			answer: handOffListSchema,
		},
	],
]);

/** The API as an OpenAPI 3.1 document. */
export function openApi(): Record<string, unknown> {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const [path, endpoint] of GETS) paths[path] = { get: operation(path, endpoint) };
	for (const [path, { body, ...endpoint }] of POSTS) {
		const requestBody = body && {
			required: true,
			content: { 'application/json': { schema: shapeOf(body, 'input') } },
		};
		paths[path] = { ...paths[path], post: { ...operation(path, endpoint), requestBody } };
	}
	const file = { summary: 'Opens a saved trace: Zipkin, Jaeger or OTLP JSON', answer: fileAnswerSchema };
	const body = { required: true, content: { 'application/octet-stream': {} } };
	paths['/api/files'] = { post: { ...operation('/api/files', file), requestBody: body } };
	const reveal = { summary: 'Shows a personal value and writes down why', answer: revealedSchema };
	const revealPath = '/api/people/{userId}/reveal';
	const asked = {
		required: true,
		content: { 'application/json': { schema: shapeOf(revealBodySchema, 'input') } },
	};
	paths[revealPath] = { post: { ...operation(revealPath, reveal), requestBody: asked } };
	for (const [path, { body: taken, ...endpoint }] of SUPPORT_POSTS) {
		const requestBody = {
			required: true,
			content: { 'application/json': { schema: shapeOf(taken, 'input') } },
		};
		paths[path] = { post: { ...operation(path, endpoint), requestBody } };
	}
	return {
		openapi: '3.1.0',
		info: { title: 'Dupin', version: '1', description: 'Times are nanoseconds unless they are ISO 8601.' },
		paths,
	};
}

function operation(path: string, { summary, query, answer }: Endpoint) {
	const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' },
	}));
	const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
		name,
		in: 'query',
		required: !schema.safeParse(undefined).success,
		schema: shapeOf(schema, 'input'),
	}));
	return {
		summary,
		parameters: [...inPath, ...inQuery],
		responses: {
			200: content('The answer', answer),
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
