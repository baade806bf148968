import type { z } from 'zod';
import {
	auditListSchema,
	memberReportSchema,
	revealBodySchema,
	revealedSchema,
	waitingBodySchema,
	waitingCountSchema,
	waitingQuerySchema,
} from './member-report.ts';
import { limitSchema } from './page-query.ts';
import { supportPageBodySchema, supportPageSchema } from './support-page.ts';
import { sessionReportSchema } from './session-report.ts';
import { sessionListSchema, sessionQuerySchema } from './sessions.ts';

/** Endpoints of the pages for support that are asked with GET. */
export const SUPPORT_GETS: readonly (readonly [
	path: string,
	endpoint: { readonly summary: string; readonly query?: z.ZodObject; readonly answer: z.ZodType },
])[] = [
	[
		'/api/sessions',
		{
			summary:
				'Playback sessions of a member, on a device or a model, of a title or by time alone, newest first',
			query: sessionQuerySchema,
			answer: sessionListSchema,
		},
	],
	[
		'/api/sessions/{sessionId}',
		{
			summary: 'A playback session: what went wrong, what to tell the member, who mends it',
			answer: sessionReportSchema,
		},
	],
	[
		'/api/members/{memberId}',
		{ summary: 'A week of a member: one cause behind several sessions first', answer: memberReportSchema },
	],
	[
		'/api/audit',
		{
			summary: 'Who looked at or changed what and why, newest first',
			query: limitSchema,
			answer: auditListSchema,
		},
	],
	[
		'/api/waiting',
		{
			summary: 'How many members wait for a call to be mended',
			query: waitingQuerySchema,
			answer: waitingCountSchema,
		},
	],
];

/** Those that change something or are written into the audit: POST with a JSON body. */
export const SUPPORT_POSTS: readonly (readonly [
	path: string,
	endpoint: { readonly summary: string; readonly body: z.ZodType; readonly answer: z.ZodType },
])[] = [
	[
		'/api/place',
		{
			summary: 'The page that a session, member, device or e-mail address leads to',
			body: supportPageBodySchema,
			answer: supportPageSchema,
		},
	],
	[
		'/api/sessions/{sessionId}/waiting',
		{
			summary: 'Puts the member on the list of those who wait, or notes that the owners were told',
			body: waitingBodySchema,
			answer: waitingCountSchema,
		},
	],
	[
		'/api/members/{memberId}/reveal',
		{
			summary: 'Name and e-mail of a member; the reason goes into the audit',
			body: revealBodySchema,
			answer: revealedSchema,
		},
	],
];
