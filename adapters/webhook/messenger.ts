import { DeadlineError, withDeadline } from '../../lib/base/deadline.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { Messenger } from '../../lib/ports/sources/messenger.ts';

const NAME = 'hand-off webhook';
/** Of a refusal, what is shown. */
const MAX_SAID = 200;

/**
 * Posts hand-offs as JSON to one address from the configuration. `text` is what Slack, Mattermost and Teams
 * show; the other fields are for receivers of one's own. Redirects are not followed: the address is the address.
 */
export function createWebhookMessenger(address: string): Messenger {
	const url = new URL(address);
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		throw new Error(`DUPIN_HANDOFF_WEBHOOK must be an http or https address, not ${url.protocol}`);
	return {
		name: NAME,
		send: async (message, { deadlineMs, signal }) => {
			const answer = await withDeadline(deadlineMs, signal, (stop) =>
				fetch(url, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(message),
					redirect: 'manual',
					signal: stop,
				}),
			).catch((error: unknown) => {
				const code = error instanceof DeadlineError ? 'timeout' : 'unreachable';
				throw new SourceError(NAME, code, reasonOf(error), { cause: error });
			});
			if (answer.ok) return;
			const said = (await answer.text().catch(() => '')).slice(0, MAX_SAID);
			throw new SourceError(NAME, 'refused', `the receiver answered ${answer.status}${said && `: ${said}`}`);
		},
	};
}

/** `fetch` says only "fetch failed"; its cause says why. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}
