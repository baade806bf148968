import { useState } from 'react';
import { waitingCountSchema } from '../../lib/api/member-report.ts';
import type { FixingJson } from '../../lib/api/session-report.ts';
import type { HandOffWay } from '../../lib/model/hand-off.ts';

const NOT_SAVED = 'That was not saved. Please try again.';
const NOT_NOTED = 'It was not noted that they were told. Please note it once more.';

/** Who waits for a call to be mended and whether its owners were told. A mark is set once its deed was saved. */
export function useFixing(fixing: FixingJson, session: string) {
	const [count, setCount] = useState({ members: fixing.membersWaiting, told: fixing.told });
	const [added, setAdded] = useState(fixing.onList);
	const [problem, setProblem] = useState('');
	const send = async (action: 'add' | 'tell') => {
		const answer = await post(`/api/sessions/${encodeURIComponent(session)}/waiting`, { action });
		const found = waitingCountSchema.safeParse(await answer?.json().catch(() => undefined));
		if (!answer?.ok || !found.success) return setProblem(NOT_SAVED);
		setProblem('');
		setCount(found.data);
		if (action === 'add') setAdded(true);
	};
	return {
		count,
		added,
		problem,
		add: () => send('add'),
		tell: () => send('tell'),
		/** Notes on the request's own page who was told, then here. */
		handOff: async (way: HandOffWay, text: string) => {
			const noted = await post(`/api/requests/${fixing.traceId}/hand-offs`, { way, text, link: '' });
			if (!noted?.ok) return setProblem(NOT_NOTED);
			await send('tell');
		},
	};
}

async function post(address: string, body: object): Promise<Response | undefined> {
	return fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	}).catch(() => undefined);
}
