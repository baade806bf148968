import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * The moment at which the page is put on paper, in milliseconds since 1970; 0 on a screen: what is virtual or folded on a screen must all be there. The browser lays the
 * paper out right after its event, so the page is drawn anew within it.
 */
export function usePrinting(): number {
	const [printing, setPrinting] = useState(0);
	useEffect(() => {
		const media = matchMedia('print');
		const before = () => flushSync(() => setPrinting(Date.now()));
		const after = () => setPrinting(0);
		const turned = () => setPrinting(media.matches ? Date.now() : 0);
		addEventListener('beforeprint', before);
		addEventListener('afterprint', after);
		media.addEventListener('change', turned);
		return () => {
			removeEventListener('beforeprint', before);
			removeEventListener('afterprint', after);
			media.removeEventListener('change', turned);
		};
	}, []);
	return printing;
}
