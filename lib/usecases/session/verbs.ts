import { waitingBodySchema, waitingCountSchema, waitingQuerySchema } from '../../api/member-report.ts';
import { sessionReportSchema } from '../../api/session-report.ts';
import { sessionListSchema, sessionQuerySchema } from '../../api/sessions.ts';
import { changeWaiting, countWaiting } from '../member/waiting-members.ts';
import { UseCaseProblem } from '../problem.ts';
import { verb } from '../verb.ts';
import { listSessions } from './find-sessions.ts';
import { openSession } from './open-session.ts';

const READS = { method: 'GET', permission: 'read members' } as const;

export const SESSION_VERBS = [
	verb({
		...READS,
		name: 'sessions.list',
		path: '/api/sessions',
		summary:
			'Playback sessions of a member, on a device or a model, of a title or by time alone, newest first',
		query: sessionQuerySchema,
		output: sessionListSchema,
		run: (asking, { ports }, { query }) => listSessions(asking, ports, query),
	}),
	verb({
		...READS,
		name: 'session.read',
		path: '/api/sessions/{sessionId}',
		summary: 'A playback session: what went wrong, what to tell the member, who mends it',
		output: sessionReportSchema,
		async run(asking, { ports }, { path: { sessionId } }) {
			const report = await openSession(asking, ports, sessionId);
			if (report) return report;
			const where = `in the last ${ports.retentionDays} days`;
			throw new UseCaseProblem('not-found', `No playback session ${sessionId.slice(0, 80)} ${where}.`);
		},
	}),
	verb({
		name: 'session.setWaiting',
		method: 'POST',
		permission: 'hand off',
		path: '/api/sessions/{sessionId}/waiting',
		summary: 'Puts the member on the list of those who wait, or notes that the owners were told',
		body: waitingBodySchema,
		output: waitingCountSchema,
		async run(asking, { ports }, { path, body }) {
			const count = await changeWaiting(asking, ports, path.sessionId, body.action);
			if (count) return count;
			throw new UseCaseProblem('not-found', 'This session has nothing that our teams could mend.');
		},
	}),
	verb({
		...READS,
		name: 'waiting.count',
		path: '/api/waiting',
		summary: 'How many members wait for a call to be mended',
		query: waitingQuerySchema,
		output: waitingCountSchema,
		run: (asking, { ports }, { query }) => countWaiting(asking, ports, query),
	}),
];
