import { isTyping } from './is-typing.ts';

const KEY = 'dupin.single-keys';
const listeners = new Set<() => void>();

/** False where the person switched single keys off: assistive software may need them for itself. */
export function singleKeysOn(): boolean {
	return localStorage.getItem(KEY) !== 'off';
}

export function setSingleKeys(on: boolean): void {
	if (on) localStorage.removeItem(KEY);
	else localStorage.setItem(KEY, 'off');
	for (const changed of listeners) changed();
}

export function onSingleKeys(changed: () => void): () => void {
	listeners.add(changed);
	return () => listeners.delete(changed);
}

/** True for a key that the page may take: pressed alone, outside a field, and not switched off. Escape always. */
export function singleKeys(event: KeyboardEvent): boolean {
	return !isTyping(event) && (event.key === 'Escape' || singleKeysOn());
}
