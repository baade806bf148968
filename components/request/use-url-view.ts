import { useEffect } from 'react';
import type { RequestStore } from './request-store.ts';
import { isNewView, urlOfView, viewFromUrl } from './url-state.ts';

/** The address follows the view, and the view follows the back button. */
export function useUrlView(store: RequestStore): void {
	useEffect(() => {
		let turning = false;
		const leave = store.subscribe((view, before) => {
			if (turning) return;
			const search = urlOfView(view, location.search);
			if (search === location.search) return;
			const address = `${location.pathname}${search}`;
			if (isNewView(view, before)) history.pushState(null, '', address);
			else history.replaceState(null, '', address);
		});
		const back = () => {
			turning = true;
			store.setState(viewFromUrl(location.search));
			turning = false;
		};
		addEventListener('popstate', back);
		return () => {
			leave();
			removeEventListener('popstate', back);
		};
	}, [store]);
}
