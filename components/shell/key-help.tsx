'use client';

import { useEffect, useRef } from 'react';
import { Icon } from '../base/icon.tsx';
import { Kbd } from '../base/kbd.tsx';
import { isTyping } from './is-typing.ts';

const KEYS = [
	['/', 'focus search'],
	['] [', 'next, previous finding'],
	['j k', 'next, previous finding'],
	['↑ ↓', 'move in the timeline'],
	['← →', 'fold, unfold'],
	['+ − 0', 'zoom in, out, fit'],
	['e', 'next error in the timeline'],
	['g then g t l f i', 'go to graph, timeline, logs, findings, inspector'],
	['t', 'graph as a table, and back'],
	['a', 'Story or All'],
	['y', 'copy a link to this view'],
	['c', 'copy the summary'],
	['Esc', 'clear, step back'],
	['?', 'all keys'],
] as const;

/** All keys, in a dialog. */
export function KeyHelp() {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key === '?' && !isTyping(event)) dialog.current?.showModal();
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, []);
	return (
		<>
			<button
				type="button"
				className="icon-btn"
				aria-label="Keyboard shortcuts"
				onClick={() => dialog.current?.showModal()}
			>
				<Icon name="help" />
			</button>
			<dialog ref={dialog} className="key-help" aria-labelledby="key-help-title">
				<h2 id="key-help-title">Keys</h2>
				<dl>
					{KEYS.map(([keys, words]) => (
						<div key={keys}>
							<dt>
								<Kbd>{keys}</Kbd>
							</dt>
							<dd>{words}</dd>
						</div>
					))}
				</dl>
				<form method="dialog">
					<button type="submit" className="btn">
						Close
					</button>
				</form>
			</dialog>
		</>
	);
}
