'use client';

import { useSyncExternalStore } from 'react';
import { formatClockAt } from '../../lib/format/moment.ts';

const MINUTE_MS = 60_000;

/** The time of day where a person is. It comes with the browser, whose clock it is told by. */
export function LocalTime(props: {
	readonly timeZone: string;
	readonly place: string;
	readonly whose: string;
}) {
	const now = useSyncExternalStore(subscribe, thisMinute, () => 0);
	const clock = now === 0 ? '' : formatClockAt(now, props.timeZone);
	if (clock === undefined) return null;
	return (
		<span>
			Now <b>{clock || '  :  '}</b> for {props.whose}
			{props.place ? `, ${props.place}` : ''}
		</span>
	);
}

function subscribe(changed: () => void): () => void {
	const timer = setInterval(changed, MINUTE_MS / 6);
	return () => clearInterval(timer);
}

function thisMinute(): number {
	return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}
