import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and in the first drawing in the browser, which must be what the server drew; then true. */
export function useHydrated(): boolean {
	return useSyncExternalStore(
		never,
		() => true,
		() => false,
	);
}
