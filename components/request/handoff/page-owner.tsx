'use client';

import { useId, useRef, useState } from 'react';
import { Icon } from '../../base/icon.tsx';
import { copyWords } from '../../handoff/copy-words.ts';
import { useFrozenLink } from '../../handoff/freeze.ts';
import { handOffText } from '../../handoff/hand-off-text.ts';
import { useReport } from '../model/report-context.ts';
import { usePattern } from '../model/request-queries.ts';
import { useHandOffs } from './use-hand-offs.ts';

/** Pages whoever is on call. Asks once, with the text that goes out: nobody is woken by one click. */
export function PageOwner({ pageUrl }: { readonly pageUrl: string }) {
	const { report } = useReport();
	const frozenLink = useFrozenLink(report);
	const pattern = usePattern();
	const { send } = useHandOffs(report.traceId);
	const dialog = useRef<HTMLDialogElement>(null);
	const [draft, setDraft] = useState<{ readonly text: string; readonly link: string }>();
	const id = useId();
	const { owner } = report;
	const who = owner?.onCall || owner?.team || report.ownerOf;
	const first = owner?.onCall ? who.split(' ')[0] : who;
	const site = URL.canParse(pageUrl) ? new URL(pageUrl).hostname : pageUrl;
	const open = async () => {
		send.reset();
		dialog.current?.showModal();
		const link = await frozenLink();
		setDraft({ text: handOffText(report, pattern.data, link), link });
	};
	const page = (event: React.MouseEvent) => {
		if (!draft) return event.preventDefault();
		copyWords(draft.text, 'Text copied, paste it in the page');
		send.mutate({ way: 'paged', ...draft });
		dialog.current?.close();
	};
	return (
		<>
			<button type="button" className="btn" onClick={() => void open()}>
				<Icon name="bell" />
				Page {first}
			</button>
			<dialog ref={dialog} className="hand-off" aria-labelledby={`${id}-title`}>
				<h2 id={`${id}-title`}>Page {who}?</h2>
				<div className="hand-off-form">
					<p className="small">
						This wakes whoever is on call. {site} opens in another tab; this text is copied for it:
					</p>
					<label className="sr" htmlFor={id}>
						Text
					</label>
					<textarea
						id={id}
						rows={10}
						readOnly={!draft}
						value={draft?.text ?? 'Making the link …'}
						onChange={(event) => draft && setDraft({ ...draft, text: event.target.value })}
					/>
					<div className="row">
						<button type="button" className="btn" onClick={() => dialog.current?.close()}>
							Do not page
						</button>
						<span className="sp" />
						<a className="btn primary" href={pageUrl} rel="noreferrer" target="_blank" onClick={page}>
							<Icon name="bell" />
							Copy and page {first}
						</a>
					</div>
				</div>
			</dialog>
		</>
	);
}
