import { create } from 'zustand';

/**
 * Whom somebody looks for. It lives in memory: names and e-mail addresses have no place in an address,
 * which travels, is logged and is remembered by browsers.
 */
export const useWantedPerson = create<{ readonly text: string; readonly look: (text: string) => void }>(
	(set) => ({
		text: '',
		look: (text) => set({ text }),
	}),
);
