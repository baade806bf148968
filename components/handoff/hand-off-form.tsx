'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { HandOffWay } from '../../lib/model/hand-off.ts';
import type { OwnerJson } from '../../lib/api/request.ts';
import { Icon } from '../base/icon.tsx';
import { copyWords } from './copy-words.ts';

/** What will be said, to be changed, and the ways it can go. */
export function HandOffForm(props: {
	readonly draft: string;
	readonly owner: OwnerJson | null;
	/** Paging is one of the ways. */
	readonly pages?: boolean;
	/** Whether this site posts by itself. */
	readonly webhook: boolean;
	readonly state: 'idle' | 'pending' | 'success' | 'error';
	readonly failure: string;
	readonly hand: (way: HandOffWay, text: string) => void;
	readonly close: () => void;
}) {
	const { owner, hand } = props;
	const [text, setText] = useState(props.draft);
	const id = useId();
	const area = useRef<HTMLTextAreaElement>(null);
	useEffect(() => area.current?.focus(), []);
	const subject = text.split('\n', 1)[0] ?? '';
	const channel = owner?.slackChannel || 'the team’s channel';
	return (
		<div className="hand-off-form">
			<label className="sr" htmlFor={id}>
				Text
			</label>
			<textarea ref={area} id={id} value={text} rows={12} onChange={(event) => setText(event.target.value)} />
			<p className="small c2">
				{props.pages
					? 'Paging wakes whoever is on call: only when many are hit and nobody was told.'
					: 'Its link opens what you see now, also when the spans are gone.'}
			</p>
			<div className="row">
				{props.webhook ? (
					<button
						type="button"
						className="btn primary"
						disabled={props.state === 'pending'}
						onClick={() => hand('webhook', text)}
					>
						<Icon name="channel" />
						Post to {channel}
					</button>
				) : null}
				<button
					type="button"
					className={props.webhook ? 'btn' : 'btn primary'}
					onClick={() => {
						copyWords(text, 'Text copied');
						hand('copied', text);
					}}
				>
					<Icon name="copy" small />
					Copy
				</button>
				{props.pages && owner?.pageUrl ? (
					<a
						className="btn"
						href={owner.pageUrl}
						target="_blank"
						rel="noreferrer"
						onClick={() => {
							copyWords(text, 'Text copied, paste it in the page');
							hand('paged', text);
						}}
					>
						<Icon name="bell" />
						Copy and page {owner.onCall || owner.team}
					</a>
				) : null}
				{owner?.email ? (
					<a
						className="btn"
						href={`mailto:${owner.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
						onClick={() => hand('mail', text)}
					>
						<Icon name="mail" />
						E-mail
					</a>
				) : null}
				{owner?.slackUrl ? (
					<a
						className="btn"
						href={owner.slackUrl}
						target="_blank"
						rel="noreferrer"
						onClick={() => {
							copyWords(text, 'Text copied, paste it in the channel');
							hand('slack', text);
						}}
					>
						<Icon name="channel" />
						Open {owner.slackChannel || 'Slack'}
					</a>
				) : null}
				<span className="sp" />
				<button type="button" className="btn quiet" onClick={props.close}>
					Close
				</button>
			</div>
			<output className={props.state === 'error' ? 'small c-error' : 'small c2'}>{said(props)}</output>
		</div>
	);
}

function said({ state, failure }: { readonly state: string; readonly failure: string }): string {
	if (state === 'pending') return 'Handing off …';
	if (state === 'error') return `Not handed off: ${failure}. Copy the text instead.`;
	return state === 'success' ? 'Handed off.' : '';
}
