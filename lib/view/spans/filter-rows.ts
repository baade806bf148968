import { SPAN_KINDS, STATUS } from '../../model/span-kind.ts';
import type { SpanTable } from '../../model/trace.ts';
import { parseSpanQuery } from './span-query.ts';

/**
 * Rows that hold every word of a filter in their service, operation or span ID, ignoring case. The word
 * `error` alone means spans that failed; `service=` and `kind=` mean exactly that one. Empty text matches
 * nothing: there is no filter.
 *
 * Words are looked up once a distinct name, then once a row by its code.
 */
export function filterRows(table: SpanTable, text: string): Int32Array<ArrayBuffer> {
	const { words, service, kind } = parseSpanQuery(text);
	const tests = words.map((word) => wordTest(table, word));
	if (service !== undefined)
		tests.push(codeTest(table.services.codes, table.services.values.indexOf(service)));
	if (kind !== undefined)
		tests.push(
			codeTest(
				table.kinds,
				SPAN_KINDS.findIndex((one) => one === kind),
			),
		);
	if (tests.length === 0) return new Int32Array(0);
	const found = new Int32Array(table.length);
	let count = 0;
	for (let row = 0; row < table.length; row++) {
		if (tests.every((test) => test(row))) found[count++] = row;
	}
	return found.slice(0, count);
}

function codeTest(codes: ArrayLike<number>, wanted: number): (row: number) => boolean {
	return (row) => codes[row] === wanted;
}

function wordTest(table: SpanTable, word: string): (row: number) => boolean {
	const inService = codesWith(table.services.values, word);
	const inName = codesWith(table.names.values, word);
	const asId = /^[0-9a-f]{6,16}$/.test(word);
	return (row) =>
		inService[table.services.codes[row] ?? 0] === 1 ||
		inName[table.names.codes[row] ?? 0] === 1 ||
		(word === 'error' && table.statusCodes[row] === STATUS.error) ||
		(asId && (table.ids[row] ?? '').startsWith(word));
}

function codesWith(values: readonly string[], word: string): Uint8Array {
	return Uint8Array.from(values, (value) => (value.toLowerCase().includes(word) ? 1 : 0));
}
