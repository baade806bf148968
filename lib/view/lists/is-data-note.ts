const NOTES: ReadonlySet<string> = new Set(['clock-skew', 'missing-parent', 'data-note', 'silent-source']);

/** Notes are about the data, not about the request: they stand last, grey, behind a dashed rule. */
export function isDataNote(kind: string): boolean {
	return NOTES.has(kind);
}
