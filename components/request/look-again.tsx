'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_S = 5;

/** Asks again by itself while a source does not answer: a server that has just started is slow once, not for good. */
export function LookAgain() {
	const router = useRouter();
	useEffect(() => {
		const again = setInterval(() => router.refresh(), EVERY_S * 1000);
		return () => clearInterval(again);
	}, [router]);
	return (
		<p>
			<output>This page looks again every {EVERY_S} s.</output>
		</p>
	);
}
