'use client';

import { useState } from 'react';
import { waitingCountSchema } from '../../lib/api/member-report.ts';
import type { FixingJson } from '../../lib/api/session-report.ts';
import { formatCounted } from '../../lib/format/count.ts';
import type { HandOffWay } from '../../lib/model/hand-off.ts';
import { Escalate } from '../handoff/escalate.tsx';
import { escalation } from '../handoff/escalation.ts';
import { Icon } from '../base/icon.tsx';
import { TimeAgo } from '../base/time-ago.tsx';

/** Who mends it, whether they know, how many wait, and the one button. */
export function FixingCard({
	fixing,
	session,
	headline,
}: {
	readonly fixing: FixingJson;
	readonly session: string;
	readonly headline: string;
}) {
	const [count, setCount] = useState({ members: fixing.membersWaiting, told: fixing.told });
	const [added, setAdded] = useState(fixing.onList);
	const [problem, setProblem] = useState('');
	const { owner } = fixing;
	const team = owner ? `${owner.team || owner.service} team` : 'Not known';
	const send = async (action: 'add' | 'tell') => {
		const answer = await fetch(`/api/sessions/${encodeURIComponent(session)}/waiting`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action }),
		}).catch(() => undefined);
		if (!answer?.ok) return setProblem('That was not saved. Please try again.');
		setProblem('');
		setCount(waitingCountSchema.parse(await answer.json()));
		if (action === 'add') setAdded(true);
	};
	return (
		<div className="esc">
			<div className="lbl">{owner?.nearest ? 'Closest team we know' : 'Being fixed by'}</div>
			<div className="big">{team}</div>
			<ul>
				{owner?.onCall ? (
					<li>
						<Icon name="bell" />
						{owner.onCall} is on call
					</li>
				) : null}
				<li>
					<Icon name="clock" />
					{count.told === null ? (
						'Support has not told them yet'
					) : (
						<span>
							Told <TimeAgo time={count.told} short />
						</span>
					)}
				</li>
				<li data-testid="waiting">
					<Icon name="person" />
					{formatCounted(count.members, 'member')} waiting for news
				</li>
			</ul>
			<div className="row">
				<button type="button" className="btn primary" disabled={added} onClick={() => void send('add')}>
					{added ? 'On the list' : 'Add member to the list'}
				</button>
				<Escalate
					owner={owner}
					to={owner?.team || fixing.service}
					draft={() => escalation({ ...fixing, membersWaiting: count.members }, headline)}
					hand={(way, text) => {
						void noteHandOff(fixing.traceId, way, text);
						void send('tell');
					}}
				/>
				{count.told === null ? (
					<button type="button" className="btn quiet" onClick={() => void send('tell')}>
						Note that they were told
					</button>
				) : null}
			</div>
			<output className="small c-error">{problem}</output>
		</div>
	);
}

/** The request's own page tells who was told; this page stands without. */
async function noteHandOff(traceId: string, way: HandOffWay, text: string): Promise<void> {
	await fetch(`/api/requests/${traceId}/hand-offs`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ way, text, link: '' }),
	}).catch(() => undefined);
}
