'use client';

import { useRouter } from 'next/navigation';
import { ConciergeBox } from '../box/concierge-box.tsx';

/** The box again, holding what was searched for; filters stay as they are. */
export function SearchForm({ query }: { readonly query: string }) {
	const router = useRouter();
	const params = new URLSearchParams(query);
	return (
		<ConciergeBox
			key={query}
			initial={params.get('q') ?? ''}
			onText={(text) => {
				params.set('q', text);
				router.push(`/search?${params}`);
			}}
		/>
	);
}
