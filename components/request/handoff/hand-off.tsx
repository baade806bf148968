'use client';

import { useEffect, useRef, useState } from 'react';
import type { HandOffWay } from '../../../lib/model/hand-off.ts';
import { singleKeys } from '../../base/single-keys.ts';
import { useFrozenLink } from '../../handoff/freeze.ts';
import { HandOffForm } from '../../handoff/hand-off-form.tsx';
import { handOffText } from '../../handoff/hand-off-text.ts';
import { useReport } from '../model/report-context.ts';
import { usePattern } from '../model/request-queries.ts';
import { useHandOffs } from './use-hand-offs.ts';

/** The button that hands the request to its owner, and the dialog with what will be said. `h` opens it. */
export function HandOff() {
	const { report } = useReport();
	const pattern = usePattern();
	const { list, send } = useHandOffs(report.traceId);
	const dialog = useRef<HTMLDialogElement>(null);
	const [draft, setDraft] = useState<{ readonly text: string; readonly link: string }>();
	const frozenLink = useFrozenLink(report);
	const team = report.owner?.team || report.ownerOf;
	const open = async () => {
		send.reset();
		dialog.current?.showModal();
		const link = await frozenLink();
		setDraft({ text: handOffText(report, pattern.data, link), link });
	};
	useOpenKey(open);
	const hand = (way: HandOffWay, text: string) => send.mutate({ way, text, link: draft?.link ?? '' });
	return (
		<>
			<button type="button" className="btn primary" onClick={() => void open()}>
				Hand off to {team}
			</button>
			<dialog ref={dialog} className="hand-off" aria-labelledby="hand-off-title">
				<h2 id="hand-off-title">Hand off to {team}</h2>
				{draft ? (
					<HandOffForm
						key={draft.link}
						draft={draft.text}
						owner={report.owner}
						webhook={list.data?.webhook ?? false}
						state={send.status}
						failure={send.error?.message ?? ''}
						hand={hand}
						close={() => dialog.current?.close()}
					/>
				) : (
					<output className="small c2">Making the link …</output>
				)}
			</dialog>
		</>
	);
}

function useOpenKey(open: () => Promise<void>): void {
	const latest = useRef(open);
	useEffect(() => {
		latest.current = open;
	});
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key === 'h' && !event.defaultPrevented && singleKeys(event)) void latest.current();
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, []);
}
