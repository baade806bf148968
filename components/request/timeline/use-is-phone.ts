import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 760px)';

/** True below 760 px, where timeline rows have two lines. */
export function useIsPhone(): boolean {
	return useSyncExternalStore(
		(changed) => {
			const list = matchMedia(QUERY);
			list.addEventListener('change', changed);
			return () => list.removeEventListener('change', changed);
		},
		() => matchMedia(QUERY).matches,
		() => false,
	);
}
