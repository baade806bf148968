import type { Source } from '../../lib/ports/source.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';

export type Row = Readonly<Record<string, unknown>>;
/** Values bound to places of a query. They never enter its text. */
export type Values = Readonly<Record<string, string | number>>;

/** What the two engines say differently. Every error leaves as SourceError. */
export interface Database extends Source {
	rows(sql: string, values: Values, options: ReadOptions): Promise<readonly Row[]>;
	/** The place of a bound value. */
	place(name: string, type: 'text' | 'whole'): string;
	/** Whether a text holds a bound one. */
	holds(text: string, place: string): string;
	/** Before a `WITH` query whose columns must not be made anew for each use. */
	readonly onceOnly: string;
	/** A `datetime` column as milliseconds since 1970. */
	millisOf(column: string): string;
}

/** What an engine knows; which source it stands for is said by whoever opens it. */
export type SpokenDatabase = Omit<Database, 'id' | 'kind'>;
