'use client';

import { useEffect, useRef, useState } from 'react';

/** Each try waits longer than the one before it, up to so many seconds. */
const LONGEST = 60;

/**
 * Counts down to the next try, and on, `tries` times; nothing is tried while the page is not looked at. Ticks are not
 * spoken.
 */
export function Countdown(props: {
	readonly again: () => void;
	/** Seconds to the first try. */
	readonly first: number;
	readonly tries?: number;
}) {
	const { again, first, tries = Number.POSITIVE_INFINITY } = props;
	const [left, setLeft] = useState(first);
	const latest = useRef(again);
	useEffect(() => {
		latest.current = again;
	});
	useEffect(() => {
		let wait = first;
		let rest = first;
		let tried = 0;
		const timer = setInterval(() => {
			if (document.hidden) return;
			rest--;
			if (rest === 0) {
				latest.current();
				tried++;
				wait = Math.min(LONGEST, wait * 2);
				rest = tried < tries ? wait : 0;
				if (rest === 0) clearInterval(timer);
			}
			setLeft(rest);
		}, 1000);
		return () => clearInterval(timer);
	}, [first, tries]);
	return left === 0 ? null : <span aria-hidden="true">Trying again in {left} s.</span>;
}
