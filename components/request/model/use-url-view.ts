import { useEffect } from 'react';
import type { RequestReport } from '../../../lib/api/request.ts';
import { firstView } from './first-view.ts';
import { DEFAULT_VIEW, type RequestStore } from './request-store.ts';
import { isNewView, urlOfView } from './url-state.ts';

/** The address follows the view, and the view follows the back button. */
export function useUrlView(store: RequestStore, report: RequestReport): void {
	useEffect(() => {
		let shown = location.search;
		let turning = false;
		const leave = store.subscribe((view, before) => {
			if (turning) return;
			const search = urlOfView(view, location.search);
			if (search === location.search) return;
			shown = search;
			const address = `${location.pathname}${search}`;
			if (isNewView(view, before)) history.pushState(null, '', address);
			else history.replaceState(null, '', address);
		});
		const back = () => {
			// A jump within the page, such as the skip link, tells of itself in the same way and changes nothing here.
			if (location.search === shown) return;
			shown = location.search;
			turning = true;
			store.setState({ ...DEFAULT_VIEW, ...firstView(report, location.search) });
			turning = false;
		};
		addEventListener('popstate', back);
		return () => {
			leave();
			removeEventListener('popstate', back);
		};
	}, [store, report]);
}
