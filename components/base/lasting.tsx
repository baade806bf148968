'use client';

import { useSyncExternalStore } from 'react';
import { formatDuration } from '../../lib/format/duration.ts';

const EVERY_MS = 5_000;

/** How long something has lasted: "for 8 min 5 s". It comes with the browser, whose clock it is told by. */
export function Lasting({ since }: { readonly since: string }) {
	const now = useSyncExternalStore(subscribe, fiveSeconds, () => 0);
	const nanos = (now - Date.parse(since)) * 1e6;
	return nanos > 0 ? ` for ${formatDuration(nanos)}` : '';
}

function subscribe(changed: () => void): () => void {
	const timer = setInterval(changed, EVERY_MS);
	return () => clearInterval(timer);
}

function fiveSeconds(): number {
	return Math.floor(Date.now() / EVERY_MS) * EVERY_MS;
}
