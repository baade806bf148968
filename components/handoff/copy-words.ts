import { show } from '../base/announcer.ts';

/** Puts a text on the clipboard and says so, or that it could not. */
export function copyWords(text: string, done: string): void {
	void navigator.clipboard.writeText(text).then(
		() => show(done),
		() => show('The browser did not let this page copy'),
	);
}
