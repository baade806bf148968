'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Icon } from '../base/icon.tsx';
import { Kbd } from '../base/kbd.tsx';
import { onSingleKeys, setSingleKeys, singleKeys, singleKeysOn } from '../base/single-keys.ts';

const KEYS = [
	['/', 'focus search; pasting anywhere does the same'],
	['] [', 'next, previous finding'],
	['j k', 'next, previous finding'],
	['Enter', 'open or inspect'],
	['↑ ↓', 'move in the timeline'],
	['← →', 'fold, unfold; on a leaf, to the parent'],
	['Shift →', 'unfold all below; Shift ← forgets it'],
	['+ − 0', 'zoom in, out, fit'],
	['Shift ← →', 'pan, outside the rows'],
	['e', 'next error in the timeline'],
	['a', 'Story or All'],
	['t', 'the focused picture as a table, and back'],
	['g then g t l f i', 'go to graph, timeline, logs, findings, inspector'],
	['g then h x m s a', 'go to home, search, members, studio, services'],
	['h', 'hand off'],
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
			if (event.key === '?' && singleKeys(event)) dialog.current?.showModal();
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
				<SingleKeysSwitch />
				<form method="dialog">
					<button type="submit" className="btn">
						Close
					</button>
				</form>
			</dialog>
		</>
	);
}

/** Keys pressed alone can be in the way of assistive software: they can be switched off, all but Escape. */
function SingleKeysSwitch() {
	const on = useSyncExternalStore(onSingleKeys, singleKeysOn, () => true);
	return (
		<label className="check">
			<input type="checkbox" checked={on} onChange={(event) => setSingleKeys(event.target.checked)} />
			Single keys are on
		</label>
	);
}
