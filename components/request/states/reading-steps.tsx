'use client';

import { useEffect, useRef } from 'react';
import './missing.css';
import { showSteps } from './show-steps.ts';

const ID = 'reading-steps';

/** Real steps while the page is put together. They come before the page's own scripts do, so a script in the page shows them. */
export function ReadingSteps() {
	const list = useRef<HTMLOListElement>(null);
	// Where the reader came from another page of this site, no script of the page runs.
	useEffect(() => {
		if (list.current) showSteps(list.current);
	}, []);
	return (
		<>
			<ol id={ID} ref={list} className="read-steps" aria-hidden="true" suppressHydrationWarning />
			<script
				dangerouslySetInnerHTML={{ __html: `(${showSteps.toString()})(document.getElementById('${ID}'))` }}
			/>
		</>
	);
}
