'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { revealedSchema } from '../../lib/api/people.ts';
import { Icon } from '../base/icon.tsx';

/** A value that was shown hides again. */
const SHOWN_MS = 5 * 60_000;

/** An e-mail address under a black label. Showing it takes a reason, which is written down. */
export function HiddenEmail({ userId, domain }: { readonly userId: string; readonly domain: string }) {
	const [value, setValue] = useState('');
	useEffect(() => {
		if (value === '') return;
		const timer = setTimeout(() => setValue(''), SHOWN_MS);
		return () => clearTimeout(timer);
	}, [value]);
	if (value !== '') {
		return (
			<span className="pp-mail">
				<Icon name="mail" small /> <a href={`mailto:${value}`}>{value}</a>
				<span className="badge line">visible to you, logged</span>
			</span>
		);
	}
	return (
		<span className="pp-mail">
			<Icon name="mail" small />
			<span className="pp-black" title="Personal: hidden until somebody needs it">
				redacted, personal
			</span>
			{domain ? <span>at {domain}</span> : null}
			<ShowWithReason userId={userId} onShown={setValue} />
		</span>
	);
}

/** The button, and the question that stands before the answer. */
function ShowWithReason(props: { readonly userId: string; readonly onShown: (value: string) => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const title = useId();
	const [problem, setProblem] = useState('');
	const show = async (reason: string) => {
		setProblem('');
		const answer = await fetch(`/api/people/${encodeURIComponent(props.userId)}/reveal`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ field: 'email', reason }),
		}).catch(() => undefined);
		const shown = answer?.ok ? revealedSchema.safeParse(await answer.json()) : undefined;
		if (shown?.success) props.onShown(shown.data.value);
		else setProblem('It could not be written down, so it stays hidden. Try again in a moment.');
	};
	return (
		<>
			<button type="button" className="btn sm" onClick={() => dialog.current?.showModal()}>
				Show
			</button>
			<dialog ref={dialog} className="key-help" aria-labelledby={title}>
				<form
					className="pp-reason"
					onSubmit={(event) => {
						event.preventDefault();
						const reason = new FormData(event.currentTarget).get('reason');
						void show(typeof reason === 'string' ? reason : '');
					}}
				>
					<h2 id={title}>Why do you need the address?</h2>
					<p className="small c2">
						Your reason is written down with the time. The address hides again after 5 minutes.
					</p>
					<input
						name="reason"
						required
						minLength={3}
						maxLength={300}
						aria-label="Reason"
						placeholder="To write to them about their role"
					/>
					{problem ? (
						<p className="small c-error" role="alert">
							{problem}
						</p>
					) : null}
					<div className="row">
						<button type="submit" className="btn primary">
							Show the address
						</button>
						<button type="button" className="btn" onClick={() => dialog.current?.close()}>
							Leave it hidden
						</button>
					</div>
				</form>
			</dialog>
		</>
	);
}
