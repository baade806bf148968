'use client';

import { revealedSchema } from '../../lib/api/people.ts';
import { Icon } from '../base/icon.tsx';
import { Reveal, type RevealWords } from '../reveal/reveal.tsx';

const WORDS: RevealWords = {
	open: 'Show',
	openClass: 'btn sm',
	question: 'Why do you need the address?',
	note: 'Your reason is written down with the time. The address hides again after 5 minutes.',
	reason: 'Reason',
	example: 'To write to them about their role',
	show: 'Show the address',
	leave: 'Leave it hidden',
};

/** An e-mail address under a black label. Showing it takes a reason, which is written down. */
export function HiddenEmail({ userId, domain }: { readonly userId: string; readonly domain: string }) {
	return (
		<Reveal
			of={{
				address: `/api/people/${encodeURIComponent(userId)}/reveal`,
				body: { field: 'email' },
				schema: revealedSchema,
			}}
			words={WORDS}
			hidden={(button) => (
				<span className="pp-mail">
					<Icon name="mail" small />
					<span className="pp-black" title="Personal: hidden until somebody needs it">
						redacted, personal
					</span>
					{domain ? <span>at {domain}</span> : null}
					{button}
				</span>
			)}
			tell={({ value }) => (
				<span className="pp-mail">
					<Icon name="mail" small /> <a href={`mailto:${value}`}>{value}</a>
					<span className="badge line">visible to you, logged</span>
				</span>
			)}
		/>
	);
}
