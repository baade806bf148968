'use client';

import { useId, useRef, useState } from 'react';
import type { HandOffWay } from '../../lib/model/hand-off.ts';
import type { OwnerJson } from '../../lib/api/request.ts';
import { Icon } from '../base/icon.tsx';
import './dialogs.css';
import { HandOffForm } from './hand-off-form.tsx';

/** Pages or writes to a team. Nobody is woken by one click: the dialog shows the text that goes out first. */
export function Escalate(props: {
	readonly owner: OwnerJson | null;
	/** Who is told, in words. */
	readonly to: string;
	/** The text that goes out. */
	readonly draft: () => Promise<string>;
	/** What became of it, to be noted. */
	readonly hand: (way: HandOffWay, text: string) => void;
}) {
	const { owner, to } = props;
	const dialog = useRef<HTMLDialogElement>(null);
	const [draft, setDraft] = useState<string>();
	const id = useId();
	const open = async () => {
		dialog.current?.showModal();
		// Made once: looking again keeps no second case.
		if (draft === undefined) setDraft(await props.draft());
	};
	return (
		<>
			<button type="button" className="btn" onClick={() => void open()}>
				<Icon name="bell" />
				Escalate
			</button>
			<dialog ref={dialog} className="hand-off" aria-labelledby={id}>
				<h2 id={id}>Escalate to {to}</h2>
				{draft === undefined ? (
					<output className="small c2">Making the text …</output>
				) : (
					<HandOffForm
						draft={draft}
						owner={owner}
						pages
						webhook={false}
						state="idle"
						failure=""
						hand={props.hand}
						close={() => dialog.current?.close()}
					/>
				)}
			</dialog>
		</>
	);
}
