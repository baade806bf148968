'use client';

import { type ReactNode, useId, useRef } from 'react';
import { MAX_REASON } from '../../lib/api/reason.ts';
import './reveal.css';
import { type Hidden, useReveal } from './use-reveal.ts';

export interface RevealWords {
	/** The button that opens the question, and how it looks. */
	readonly open: string;
	readonly openClass: string;
	readonly question: string;
	readonly note: string;
	/** Name of the input, and what might stand in it. */
	readonly reason: string;
	readonly example: string;
	readonly show: string;
	readonly leave: string;
}

/** Personal data that is hidden until somebody says why they need it; hidden again after five minutes. */
export function Reveal<Shown>(props: {
	readonly of: Hidden<Shown>;
	readonly words: RevealWords;
	/** What stands there while it is hidden, around the button. */
	readonly hidden: (button: ReactNode) => ReactNode;
	readonly tell: (shown: Shown, hide: () => void) => ReactNode;
}) {
	const { words } = props;
	const { shown, problem, pending, show, hide } = useReveal(props.of);
	const dialog = useRef<HTMLDialogElement>(null);
	const title = useId();
	if (shown !== undefined) return props.tell(shown, hide);
	return props.hidden(
		<>
			<button
				type="button"
				className={words.openClass}
				aria-haspopup="dialog"
				onClick={() => dialog.current?.showModal()}
			>
				{words.open}
			</button>
			<dialog ref={dialog} className="key-help" aria-labelledby={title}>
				<form
					className="reveal-form"
					onSubmit={(event) => {
						event.preventDefault();
						const reason = new FormData(event.currentTarget).get('reason');
						void show(typeof reason === 'string' ? reason : '');
					}}
				>
					<h2 id={title}>{words.question}</h2>
					<p className="small c2">{words.note}</p>
					<input
						name="reason"
						required
						maxLength={MAX_REASON}
						aria-label={words.reason}
						placeholder={words.example}
					/>
					{problem ? (
						<p className="small c-error" role="alert">
							{problem}
						</p>
					) : null}
					<div className="row">
						<button type="submit" className="btn primary" disabled={pending}>
							{words.show}
						</button>
						<button type="button" className="btn" onClick={() => dialog.current?.close()}>
							{words.leave}
						</button>
					</div>
				</form>
			</dialog>
		</>,
	);
}
