/** True for a key that belongs to a field, or one held with a modifier: single keys are off then. */
export function isTyping(event: KeyboardEvent): boolean {
	return event.ctrlKey || event.metaKey || event.altKey || isField(event.target);
}

/** True for an element that takes text. */
export function isField(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
	);
}
