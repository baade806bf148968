import { type SessionList, sessionListSchema } from '../../lib/api/sessions.ts';

const SHOWN = '50';

/** Sessions of what a text names: a title or its ID, or else the model of a device. Undefined where it names neither. */
export async function sessionsNamed(text: string): Promise<SessionList | undefined> {
	for (const key of ['asset', 'model']) {
		const answer = await fetch(`/api/sessions?${new URLSearchParams({ [key]: text, limit: SHOWN })}`).catch(
			() => undefined,
		);
		const found = answer?.ok ? sessionListSchema.parse(await answer.json()) : undefined;
		if (found && found.sessions.length > 0) return found;
	}
	return undefined;
}
