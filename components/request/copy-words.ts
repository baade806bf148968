import { say } from '../shell/announcer.ts';

/** Puts a text on the clipboard and says so, or that it could not. */
export function copyWords(text: string, done: string): void {
	void navigator.clipboard.writeText(text).then(
		() => say(done),
		() => say('The browser did not let this page copy'),
	);
}
