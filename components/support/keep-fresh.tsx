'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 5_000;

/** Reads a page again every few seconds while what it shows goes on; not while nobody looks. */
export function KeepFresh() {
	const router = useRouter();
	useEffect(() => {
		const timer = setInterval(() => {
			if (!document.hidden) router.refresh();
		}, EVERY_MS);
		return () => clearInterval(timer);
	}, [router]);
	return null;
}
