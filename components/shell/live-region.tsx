'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { onSaid, type Announcement, said, say } from '../base/announcer.ts';

const SHOWN_FOR_MS = 3000;
const NOTHING: Announcement = { words: '', shown: false };

/** The one polite live region of a page; what is to be seen too shows for three seconds. */
export function LiveRegion() {
	const { words, shown } = useSyncExternalStore(onSaid, said, () => NOTHING);
	useEffect(() => {
		if (words === '') return;
		const done = setTimeout(() => say(''), SHOWN_FOR_MS);
		return () => clearTimeout(done);
	}, [words]);
	return <output className={shown ? 'live' : 'sr'}>{words}</output>;
}
