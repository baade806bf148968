'use client';

import { useSyncExternalStore } from 'react';
import { formatAgo, formatInstant } from '../../lib/format/clock.ts';

const EVERY_MS = 30_000;

/** A time, absolute and relative. The relative part comes with the browser, whose clock it is told by. */
export function TimeAgo({ time, short = false }: { readonly time: string; readonly short?: boolean }) {
	const now = useSyncExternalStore(subscribe, thirtySeconds, () => 0);
	const at = Date.parse(time);
	const ago = now === 0 ? '' : formatAgo(at, now);
	return (
		<time dateTime={time} title={new Date(at).toISOString()} suppressHydrationWarning>
			{short ? ago || formatInstant(at) : `${formatInstant(at)}${ago ? `, ${ago}` : ''}`}
		</time>
	);
}

function subscribe(changed: () => void): () => void {
	const timer = setInterval(changed, EVERY_MS);
	return () => clearInterval(timer);
}

function thirtySeconds(): number {
	return Math.floor(Date.now() / EVERY_MS + 1) * EVERY_MS;
}
