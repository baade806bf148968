import { fileAnswerSchema, fileQuerySchema } from '../../api/files.ts';
import { recognisedSchema } from '../../api/lists.ts';
import { namedBodySchema, namedSchema } from '../../api/named.ts';
import { textSchema } from '../../api/page-query.ts';
import { searchQuerySchema } from '../../api/search-query.ts';
import { searchResultSchema } from '../../api/search.ts';
import { storyListSchema } from '../../api/stories.ts';
import { supportPageBodySchema, supportPageSchema } from '../../api/support-page.ts';
import { recognise } from '../../recognise/recognise.ts';
import { MAX_FILE_BYTES, openFile } from '../request/open-file.ts';
import { summaryJson } from '../request/summary-of.ts';
import { verb } from '../verb.ts';
import { findSupportPage } from './find-support-page.ts';
import { resolvePastedText } from './resolve-pasted-text.ts';
import { searchRequests } from './search-requests.ts';
import { serviceNames } from './service-names.ts';

export const EXPLORE_VERBS = [
	verb({
		name: 'search',
		method: 'GET',
		permission: 'read requests',
		path: '/api/search',
		summary: 'Requests that match, newest first',
		query: searchQuerySchema,
		output: searchResultSchema,
		async run(asking, { ports, opened }, { query }) {
			const page = await searchRequests(asking, ports, opened, query);
			return {
				requests: page.requests.map(summaryJson),
				total: page.total,
				totalIsExact: page.totalIsExact,
				nextCursor: page.nextCursor ?? null,
				partial: page.partial ?? false,
			};
		},
	}),
	verb({
		name: 'recognise.candidates',
		method: 'GET',
		permission: 'read requests',
		path: '/api/recognise',
		summary: 'What a pasted text holds',
		query: textSchema,
		output: recognisedSchema,
		async run(asking, { ports }, { query }) {
			return { candidates: [...recognise(query.q, await serviceNames(asking, ports))] };
		},
	}),
	verb({
		name: 'recognise.named',
		method: 'POST',
		permission: 'read requests',
		path: '/api/recognise',
		summary: 'What a pasted text names, told with verdicts',
		body: namedBodySchema,
		output: namedSchema,
		async run(asking, { ports, opened }, { body: { text } }) {
			const services = await serviceNames(asking, ports);
			return { things: [...(await resolvePastedText(asking, ports, opened, { text, services }))] };
		},
	}),
	verb({
		name: 'supportPage.find',
		method: 'POST',
		permission: 'read members',
		path: '/api/place',
		summary: 'The page that a session, member, device or e-mail address leads to',
		body: supportPageBodySchema,
		output: supportPageSchema,
		async run(asking, { ports }, { body }) {
			return { href: (await findSupportPage(asking, ports, body.text)) ?? null };
		},
	}),
	verb({
		name: 'file.open',
		method: 'POST',
		permission: 'open files',
		path: '/api/files',
		summary: 'Opens a saved trace: Zipkin, Jaeger or OTLP JSON',
		query: fileQuerySchema,
		uploadBytes: MAX_FILE_BYTES,
		output: fileAnswerSchema,
		run: (asking, site, { query, body }) => openFile(asking, site, query.name, body as Uint8Array),
	}),
	verb({
		name: 'stories.list',
		method: 'GET',
		permission: 'read requests',
		path: '/api/stories',
		summary: 'Stories of the demo; none outside of it',
		output: storyListSchema,
		run: async (_asking, { stories }) => ({ stories: [...stories] }),
	}),
];
