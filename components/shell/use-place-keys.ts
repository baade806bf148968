import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { singleKeys } from '../base/single-keys.ts';

const PLACES: ReadonlyMap<string, string> = new Map([
	['h', '/'],
	['x', '/search'],
	['m', '/members'],
	['s', '/studio'],
	['a', '/services'],
]);

/** `g` and then a letter goes to a place of the site. Before the page's own keys: `h` alone may mean another thing there. */
export function usePlaceKeys(): void {
	const router = useRouter();
	useEffect(() => {
		let leading = false;
		const press = (event: KeyboardEvent) => {
			if (!singleKeys(event)) return;
			const href = leading ? PLACES.get(event.key) : undefined;
			leading = event.key === 'g' && !leading;
			if (href === undefined) return;
			event.stopImmediatePropagation();
			event.preventDefault();
			router.push(href);
		};
		addEventListener('keydown', press, { capture: true });
		return () => removeEventListener('keydown', press, { capture: true });
	}, [router]);
}
