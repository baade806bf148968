import type { Ports } from '../site-ports.ts';
import { ACTOR } from './reveal-member.ts';

/** Notes in the audit that a member's page was opened. Without the note the page is not shown. */
export async function logOpened(ports: Ports, member: string): Promise<void> {
	await ports.appStore.audit.record({
		at: ports.clock.now(),
		actor: ACTOR,
		action: 'open member',
		subject: member,
		reason: '',
	});
}
