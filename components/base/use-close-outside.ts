import { type RefObject, useEffect } from 'react';

/** Closes what is open when the focus or a press goes elsewhere, or with Escape. */
export function useCloseOutside(
	place: RefObject<HTMLElement | null>,
	open: boolean,
	setOpen: (open: boolean) => void,
): void {
	useEffect(() => {
		if (!open) return;
		const elsewhere = ({ target }: Event) => {
			if (!(target instanceof Node && place.current?.contains(target))) setOpen(false);
		};
		const escape = ({ key }: KeyboardEvent) => {
			if (key === 'Escape') setOpen(false);
		};
		addEventListener('focusin', elsewhere);
		addEventListener('pointerdown', elsewhere);
		addEventListener('keydown', escape);
		return () => {
			removeEventListener('focusin', elsewhere);
			removeEventListener('pointerdown', elsewhere);
			removeEventListener('keydown', escape);
		};
	}, [place, open, setOpen]);
}
