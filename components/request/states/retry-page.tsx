'use client';

import { useRouter } from 'next/navigation';
import { Countdown } from './countdown.tsx';

/** Asks again by itself while a source does not answer: a server that has just started is slow once, not for good. */
export function LookAgain() {
	const router = useRouter();
	return (
		<p>
			<output>This page looks again by itself.</output> <Countdown again={() => router.refresh()} first={5} />
		</p>
	);
}
