'use client';

import type { FixingJson } from '../../lib/api/session-report.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { Escalate } from '../handoff/escalate.tsx';
import { escalation } from '../handoff/escalation.ts';
import { Icon } from '../base/icon.tsx';
import { TimeAgo } from '../base/time-ago.tsx';
import { useFixing } from './use-fixing.ts';

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
	const { count, added, problem, add, tell, handOff } = useFixing(fixing, session);
	const { owner } = fixing;
	const team = owner ? `${owner.team || owner.service} team` : 'Not known';
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
				<button type="button" className="btn primary" disabled={added} onClick={() => void add()}>
					{added ? 'On the list' : 'Add member to the list'}
				</button>
				<Escalate
					owner={owner}
					to={owner?.team || fixing.service}
					draft={() => escalation({ ...fixing, membersWaiting: count.members }, headline)}
					hand={(way, text) => void handOff(way, text)}
				/>
				{count.told === null ? (
					<button type="button" className="btn quiet" onClick={() => void tell()}>
						Note that they were told
					</button>
				) : null}
			</div>
			<output className="small c-error">{problem}</output>
		</div>
	);
}
