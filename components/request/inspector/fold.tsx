'use client';

import { useState } from 'react';
import { Icon } from '../../base/icon.tsx';

/** A line that opens to more. On paper it is always open. */
export function Fold({ words, children }: { readonly words: string; readonly children: React.ReactNode }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<button type="button" className="fold-l" aria-expanded={open} onClick={() => setOpen(!open)}>
				<Icon name={open ? 'down' : 'right'} small />
				{words}
			</button>
			<div className={open ? 'folded' : 'folded shut'}>{children}</div>
		</>
	);
}
