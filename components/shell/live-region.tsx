'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { onSaid, said, say } from './announcer.ts';

const SHOWN_FOR_MS = 3000;

/** The one polite live region of a page. What it says also shows for three seconds, for those who look. */
export function LiveRegion() {
	const words = useSyncExternalStore(onSaid, said, () => '');
	useEffect(() => {
		if (words === '') return;
		const done = setTimeout(() => say(''), SHOWN_FOR_MS);
		return () => clearTimeout(done);
	}, [words]);
	return <output className={words === '' ? 'live quiet-live' : 'live'}>{words}</output>;
}
