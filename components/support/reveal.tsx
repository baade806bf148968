'use client';

import { useEffect, useState } from 'react';
import { type Revealed, revealedSchema } from '../../lib/api/member-report.ts';

const HIDES_AFTER_MS = 300_000;

/** Name and e-mail, hidden until somebody says why they need them; hidden again after five minutes. */
export function Reveal({ member }: { readonly member: string }) {
	const [asks, setAsks] = useState(false);
	const [reason, setReason] = useState('');
	const [known, setKnown] = useState<Revealed | undefined>();
	const [problem, setProblem] = useState('');
	useEffect(() => {
		if (!known) return;
		const timer = setTimeout(() => setKnown(undefined), HIDES_AFTER_MS);
		return () => clearTimeout(timer);
	}, [known]);
	const send = async () => {
		const answer = await fetch(`/api/members/${encodeURIComponent(member)}/reveal`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ reason }),
		}).catch(() => undefined);
		if (!answer?.ok) return setProblem('Please write a reason of at least five letters.');
		setKnown(revealedSchema.parse(await answer.json()));
		setProblem('');
		setAsks(false);
		setReason('');
	};
	if (known)
		return (
			<p className="reveal" data-testid="revealed">
				{known.name ?? 'No name known'}, {known.email ?? 'no e-mail known'} · visible to you, logged ·{' '}
				<button type="button" className="link-btn" onClick={() => setKnown(undefined)}>
					Hide
				</button>
			</p>
		);
	return (
		<div className="reveal">
			Name and e-mail are hidden{' '}
			<button type="button" className="link-btn" aria-expanded={asks} onClick={() => setAsks(!asks)}>
				Reveal, this is logged
			</button>
			{asks ? (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						void send();
					}}
				>
					<input
						value={reason}
						maxLength={300}
						aria-label="Why you need to see them"
						placeholder="Why do you need to see them?"
						onChange={(event) => setReason(event.target.value)}
					/>
					<button type="submit" className="btn sm">
						Reveal for 5 minutes
					</button>
				</form>
			) : null}
			<output className="c-error">{problem}</output>
		</div>
	);
}
