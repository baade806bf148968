import { isoNanos } from '../../api/iso-time.ts';
import {
	auditListSchema,
	memberReportSchema,
	revealBodySchema,
	revealedSchema,
} from '../../api/member-report.ts';
import { limitSchema } from '../../api/page-query.ts';
import { UseCaseProblem } from '../problem.ts';
import { verb } from '../verb.ts';
import { openMember } from './open-member.ts';
import { revealMember } from './reveal-member.ts';

export const MEMBER_VERBS = [
	verb({
		name: 'member.read',
		method: 'GET',
		permission: 'read members',
		path: '/api/members/{memberId}',
		summary: 'A week of a member: one cause behind several sessions first',
		output: memberReportSchema,
		async run(asking, { ports }, { path: { memberId } }) {
			const report = await openMember(asking, ports, memberId);
			if (report) return report;
			const said = `${memberId.slice(0, 80)} played nothing in the last 7 days.`;
			throw new UseCaseProblem('not-found', said);
		},
	}),
	verb({
		name: 'member.reveal',
		method: 'POST',
		permission: 'reveal personal data',
		path: '/api/members/{memberId}/reveal',
		summary: 'Name and e-mail of a member; the reason goes into the audit',
		body: revealBodySchema,
		output: revealedSchema,
		run: (asking, { ports }, { path, body }) => revealMember(asking, ports, path.memberId, body.reason),
	}),
	verb({
		name: 'audit.list',
		method: 'GET',
		permission: 'read audit',
		path: '/api/audit',
		summary: 'Who looked at or changed what and why, newest first',
		query: limitSchema,
		output: auditListSchema,
		async run(_asking, { ports }, { query }) {
			const { entries, unbroken } = await ports.appStore.audit.read(query.limit);
			return { unbroken, entries: entries.map((entry) => ({ ...entry, at: isoNanos(entry.at) })) };
		},
	}),
];
