import type { Inbox } from '../../../lib/ports/own/inbox.ts';

/** An inbox that remembers why it could not be written last, until it could again: a full disk, most often. */
export function watchedInbox(inbox: Inbox): {
	readonly inbox: Inbox;
	readonly fault: () => string | undefined;
} {
	let fault: string | undefined;
	const put: Inbox['put'] = async (entry) => {
		try {
			await inbox.put(entry);
			fault = undefined;
		} catch (error) {
			fault = error instanceof Error ? error.message : String(error);
			throw error;
		}
	};
	return { inbox: { ...inbox, put }, fault: () => fault };
}
