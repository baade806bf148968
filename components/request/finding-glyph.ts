import type { IconName } from '../base/icon.tsx';

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
