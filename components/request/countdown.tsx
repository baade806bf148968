'use client';

import { useEffect, useRef, useState } from 'react';

/** Each try waits longer than the one before it, up to so many seconds. */
const LONGEST = 60;

/** Counts down to the next try, and on; nothing is tried while the page is not looked at. Ticks are not spoken. */
export function Countdown({ again, first }: { readonly again: () => void; readonly first: number }) {
	const [left, setLeft] = useState(first);
	const latest = useRef(again);
	useEffect(() => {
		latest.current = again;
	});
	useEffect(() => {
		let wait = first;
		let rest = first;
		const timer = setInterval(() => {
			if (document.hidden) return;
			rest--;
			if (rest === 0) {
				latest.current();
				wait = Math.min(LONGEST, wait * 2);
				rest = wait;
			}
			setLeft(rest);
		}, 1000);
		return () => clearInterval(timer);
	}, [first]);
	return <span aria-hidden="true">Trying again in {left} s.</span>;
}
