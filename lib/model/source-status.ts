/** What a source is asked for. */
export const SOURCE_KINDS = [
	'traces',
	'logs',
	'baselines',
	'owners',
	'people',
	'sign-ins',
	'role changes',
	'refusals',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What became of asking one source for one page. */
export interface SourceStatus {
	/** Which source it was: names can be alike. */
	readonly id: string;
	readonly name: string;
	readonly kind: SourceKind;
	readonly status: 'ok' | 'empty' | 'failed' | 'timeout' | 'partial';
	readonly tookMs: number;
	/** Records it gave. */
	readonly count: number;
	/** For a person: what went wrong, or what was cut and how much there is. Empty when all is well. */
	readonly message: string;
}
