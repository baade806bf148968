import { fromMillis, type UnixNanos } from '../../lib/model/time.ts';
import type { Database, Row } from './database.ts';

/** Reading rows whose columns were selected under names of ours: `SELECT staff_no AS id`. */

export function text(row: Row, name: string): string {
	const value = row[name];
	return typeof value === 'string'
		? value
		: typeof value === 'number' || typeof value === 'bigint'
			? String(value)
			: '';
}

export function count(row: Row, name: string): number {
	const value = Number(text(row, name));
	return value > 0 ? Math.trunc(value) : 1;
}

/** Undefined for NULL and 0. */
export function moment(row: Row, name: string): UnixNanos | undefined {
	const milliseconds = Number(text(row, name));
	return milliseconds > 0 ? fromMillis(milliseconds) : undefined;
}

type TimeUnit = 'seconds' | 'milliseconds' | 'datetime';

/** A column of moments as milliseconds since 1970. */
export function millis(database: Database, column: string, unit: TimeUnit): string {
	if (unit === 'datetime') return database.millisOf(column);
	return unit === 'seconds' ? `${column} * 1000` : column;
}

/** `a AS x, b AS y`; a column that is not there reads as empty text. */
export function selected(columns: Readonly<Record<string, string | undefined>>): string {
	return Object.entries(columns)
		.map(([ours, theirs]) => `${theirs ?? "''"} AS ${ours}`)
		.join(', ');
}

/** `IN (…)` with each value bound. */
export function listed(database: Database, values: readonly string[]) {
	return {
		sql: `(${values.map((_, i) => database.place(`v${i}`, 'text')).join(', ')})`,
		values: Object.fromEntries(values.map((value, i) => [`v${i}`, value])),
	};
}
