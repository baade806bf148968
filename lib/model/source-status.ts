/** What became of asking one source for one page. */
export interface SourceStatus {
	readonly name: string;
	readonly kind: 'traces' | 'logs' | 'baselines' | 'owners';
	readonly status: 'ok' | 'empty' | 'failed' | 'timeout' | 'partial';
	readonly tookMs: number;
	/** Records it gave. */
	readonly count: number;
	/** For a person: what went wrong, or what was cut and how much there is. Empty when all is well. */
	readonly message: string;
}
