'use client';

import { revealedSchema } from '../../lib/api/member-report.ts';
import { Reveal, type RevealWords } from '../reveal/reveal.tsx';

const WORDS: RevealWords = {
	open: 'Reveal, this is logged',
	openClass: 'link-btn',
	question: 'Why do you need to see them?',
	note: 'Your reason is written down with the time. Name and e-mail hide again after 5 minutes.',
	reason: 'Why you need to see them',
	example: 'They asked to be called back',
	show: 'Reveal for 5 minutes',
	leave: 'Leave them hidden',
};

/** Name and e-mail of a member, hidden until somebody says why they need them. */
export function MemberName({ member }: { readonly member: string }) {
	return (
		<Reveal
			of={{ address: `/api/members/${encodeURIComponent(member)}/reveal`, schema: revealedSchema }}
			words={WORDS}
			hidden={(button) => <div className="reveal">Name and e-mail are hidden {button}</div>}
			tell={({ name, email }, hide) => (
				<p className="reveal" data-testid="revealed">
					{name ?? 'No name known'}, {email ?? 'no e-mail known'} · visible to you, logged ·{' '}
					<button type="button" className="link-btn" onClick={hide}>
						Hide
					</button>
				</p>
			)}
		/>
	);
}
