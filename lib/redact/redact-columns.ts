import { at } from '../base/assert.ts';
import type { AttributeColumn, CodedColumn, ResourceColumn, TextColumn } from '../model/columns.ts';
import { textAt } from '../model/columns.ts';
import { makeResource } from '../columns/resource.ts';
import { redactText } from './redact-text.ts';
import { REDACTED, type RedactionCounts } from './redaction.ts';
import { isSensitiveKey } from './sensitive-key.ts';
import { suspectRows } from './suspect-rows.ts';

const encoder = new TextEncoder();

/** Each distinct text is looked at once. */
export function redactCoded(column: CodedColumn, counts: RedactionCounts): CodedColumn {
	const values = column.values.map((value) => redactText(value, counts));
	return values.every((value, i) => value === column.values[i]) ? column : { ...column, values };
}

export function redactTexts(column: TextColumn, counts: RedactionCounts): TextColumn {
	const changes = new Map<number, string>();
	for (const row of suspectRows(column)) {
		const text = textAt(column, row);
		const clean = redactText(text, counts);
		if (clean !== text) changes.set(row, clean);
	}
	return replaceTexts(column, changes);
}

/** Values under telling keys go whole; the others are searched. A masked value is a string, whatever it was. */
export function redactAttributes(column: AttributeColumn, counts: RedactionCounts): AttributeColumn {
	const changes = new Map<number, string>();
	for (const entry of suspectRows(column.values)) {
		const text = textAt(column.values, entry);
		const clean = redactText(text, counts);
		if (clean !== text) changes.set(entry, clean);
	}
	const sensitive = column.keys.values.map(isSensitiveKey);
	if (sensitive.includes(true)) {
		column.keys.codes.forEach((code, entry) => {
			if (sensitive[code] !== true) return;
			if (!changes.has(entry)) counts.add('named');
			changes.set(entry, REDACTED);
		});
	}
	if (changes.size === 0) return column;
	return { ...column, values: replaceTexts(column.values, changes), types: asStrings(column, changes) };
}

/** Few and often repeated: each distinct one is looked at once. */
export function redactResources(column: ResourceColumn, counts: RedactionCounts): ResourceColumn {
	const values = column.values.map((resource) => {
		let changed = false;
		const attributes = resource.attributes.map(([key, text, type]) => {
			const named = isSensitiveKey(key);
			if (named) counts.add('named');
			const clean = named ? REDACTED : redactText(text, counts);
			changed ||= clean !== text;
			return [key, clean, clean === text ? type : 's'] as const;
		});
		return changed ? makeResource(attributes).resource : resource;
	});
	return values.every((value, i) => value === column.values[i]) ? column : { ...column, values };
}

function replaceTexts(column: TextColumn, changes: ReadonlyMap<number, string>): TextColumn {
	if (changes.size === 0) return column;
	const texts = new Map([...changes].map(([row, text]) => [row, encoder.encode(text)] as const));
	const ends = new Uint32Array(column.ends.length);
	let shift = 0;
	for (let row = 0; row < ends.length; row++) {
		const start = row === 0 ? 0 : at(column.ends, row - 1);
		const text = texts.get(row);
		if (text) shift += text.length - (at(column.ends, row) - start);
		ends[row] = at(column.ends, row) + shift;
	}
	const bytes = new Uint8Array(ends.at(-1) ?? 0);
	let kept = 0;
	for (const row of [...texts.keys()].sort((a, b) => a - b)) {
		const start = row === 0 ? 0 : at(column.ends, row - 1);
		const target = row === 0 ? 0 : at(ends, row - 1);
		bytes.set(column.bytes.subarray(kept, start), target - (start - kept));
		bytes.set(texts.get(row) ?? new Uint8Array(), target);
		kept = at(column.ends, row);
	}
	const last = column.ends.at(-1) ?? 0;
	bytes.set(column.bytes.subarray(kept, last), bytes.length - (last - kept));
	return { bytes, ends };
}

/** Type signatures with `s` at each changed entry. */
function asStrings(column: AttributeColumn, changes: ReadonlyMap<number, string>): CodedColumn {
	const values = [...column.types.values];
	const codes = Uint32Array.from(column.types.codes);
	const codeOf = new Map(values.map((value, code) => [value, code]));
	let row = 0;
	for (const entry of [...changes.keys()].sort((a, b) => a - b)) {
		while (at(column.ends, row) <= entry) row++;
		const place = entry - (row === 0 ? 0 : at(column.ends, row - 1));
		const old = at(values, at(codes, row));
		const signature = `${old.slice(0, place)}s${old.slice(place + 1)}`;
		const code = codeOf.get(signature) ?? values.push(signature) - 1;
		codeOf.set(signature, code);
		codes[row] = code;
	}
	return { values, codes };
}
