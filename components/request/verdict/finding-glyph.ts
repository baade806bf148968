import type { IconName } from '../../base/icon.tsx';

/** Glyph and colour class of each kind of finding. */
const GLYPHS: ReadonlyMap<string, readonly [IconName, string]> = new Map([
	['error-origin', ['error', 'c-error']],
	['error-log', ['error', 'c-error']],
	['error-passed-on', ['error', 'c-error']],
	['error-swallowed', ['error', 'c-error']],
	['error-in-body', ['error', 'c-error']],
	['timeout', ['error', 'c-error']],
	['latency', ['anomaly', 'c-anom']],
	['waiting', ['anomaly', 'c-anom']],
	['serial-calls', ['span', 'c-anom']],
	['retry', ['retry', 'c-warn']],
	['missing-callee', ['warning', 'c-warn']],
	['warning', ['warning', 'c-warn']],
]);

export function findingGlyph(kind: string): readonly [icon: IconName, colour: string] {
	return GLYPHS.get(kind) ?? ['note', 'c3'];
}

const WORDS: ReadonlyMap<IconName, string> = new Map([
	['error', 'error'],
	['anomaly', 'slow'],
	['span', 'calls in a row'],
	['retry', 'retry'],
	['warning', 'warning'],
]);

/** What the glyph of a kind of finding says, for those who don't see it. */
export function findingWord(kind: string): string {
	return WORDS.get(findingGlyph(kind)[0]) ?? 'note';
}
