import type { Asking } from '../asking.ts';
import type { Ports } from '../site-ports.ts';

/** Notes in the audit that a member's page was opened. Without the note the page is not shown. */
export async function logOpened(asking: Asking, ports: Ports, member: string): Promise<void> {
	await ports.appStore.audit.record({
		at: asking.now,
		actor: asking.who.name,
		action: 'open member',
		subject: member,
		reason: '',
	});
}
