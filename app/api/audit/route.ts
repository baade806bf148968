import { isoNanos } from '../../../lib/api/iso-time.ts';
import type { AuditList } from '../../../lib/api/member-report.ts';
import { limitSchema } from '../../../lib/api/page-query.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** Who looked at or changed what and why, newest first. It can be read and added to, nothing else. */
export function GET(request: Request) {
	return answer(async () => {
		const { limit } = readQuery(request, limitSchema);
		const { entries, unbroken } = await site().ports.appStore.audit.read(limit);
		return json({
			unbroken,
			entries: entries.map((entry) => ({ ...entry, at: isoNanos(entry.at) })),
		} satisfies AuditList);
	});
}
