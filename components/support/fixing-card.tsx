'use client';

import { useState } from 'react';
import { waitingCountSchema } from '../../lib/wire/api/member-report.ts';
import type { FixingJson } from '../../lib/wire/api/session-report.ts';
import { formatCounted } from '../../lib/words/count.ts';
import { Icon } from '../base/icon.tsx';
import { TimeAgo } from '../base/time-ago.tsx';

/** Who mends it, whether they know, how many wait, and the one button. */
export function FixingCard({ fixing, session }: { readonly fixing: FixingJson; readonly session: string }) {
	const [count, setCount] = useState({ members: fixing.membersWaiting, told: fixing.told });
	const [added, setAdded] = useState(fixing.onList);
	const [asks, setAsks] = useState(false);
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
		else setAsks(false);
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
				<button type="button" className="btn" aria-expanded={asks} onClick={() => setAsks(!asks)}>
					<Icon name="bell" />
					Escalate
				</button>
			</div>
			{asks ? <Escalate fixing={fixing} onTold={() => void send('tell')} /> : null}
			<output className="small c-error">{problem}</output>
		</div>
	);
}

/** Paging asks once: it leads to the pager of the team, where the text can be seen before it is sent. */
function Escalate({ fixing, onTold }: { readonly fixing: FixingJson; readonly onTold: () => void }) {
	const { owner } = fixing;
	return (
		<div className="escalate">
			<p className="small">
				{owner?.pageUrl
					? 'This opens the pager of the team. Only page when many members are hit and nobody was told.'
					: 'No pager is known for this team. Write to them, then note it here.'}
			</p>
			<div className="row">
				{owner?.pageUrl ? (
					<a className="btn sm" href={owner.pageUrl} target="_blank" rel="noreferrer">
						Page {owner.onCall || owner.team}
					</a>
				) : null}
				{owner?.email ? (
					<a className="btn sm" href={`mailto:${owner.email}`}>
						Write to {owner.team}
					</a>
				) : null}
				<button type="button" className="btn sm" onClick={onTold}>
					Note that they were told
				</button>
			</div>
		</div>
	);
}
