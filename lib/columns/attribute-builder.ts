import type { AttributeColumn } from '../model/columns.ts';
import { CodedBuilder, TextBuilder } from './builders.ts';
import { Dictionary } from './dictionary.ts';
import { GrowableU32 } from './growable.ts';
import { RENAMED_KEYS } from './renamed-keys.ts';

/** Attributes kept on one record; more are counted and left out. */
export const MAX_ATTRIBUTES = 1000;

const encoder = new TextEncoder();

/** What was odd about the row that ended. */
export interface RowOddities {
	/** Keys that came more than once: the last one stays. */
	readonly duplicates: number;
	/** Attributes beyond MAX_ATTRIBUTES. */
	readonly left: number;
}

const NOTHING_ODD: RowOddities = { duplicates: 0, left: 0 };

/**
 * Builds an AttributeColumn, row by row. Values are slices of the request, copied once when the row ends.
 * Old names become today's; where both are there the value under today's name stays.
 */
export class AttributeBuilder {
	readonly #keys = new Dictionary();
	/** By key code: code of today's name, or -1 for unknown yet. */
	readonly #todaysCodes: number[] = [];
	readonly #keyCodes = new GrowableU32(1024);
	readonly #ends = new GrowableU32();
	readonly #values = new TextBuilder();
	readonly #types = new CodedBuilder();
	/** By key code: the row (+1) and place it was last seen in. */
	readonly #seenInRow: number[] = [];
	readonly #seenAt: number[] = [];

	#row = 1;
	#count = 0;
	#duplicates = 0;
	#left = 0;
	readonly #rowKeys: number[] = [];
	readonly #rowRenamed: boolean[] = [];
	readonly #rowSources: Uint8Array[] = [];
	readonly #rowFrom: number[] = [];
	readonly #rowTo: number[] = [];
	readonly #rowTypes = new Uint8Array(MAX_ATTRIBUTES);

	/** Adds a value that stands in `source[from..to)` as canonical text; `letter` is the char code of its type. */
	add(
		keySource: Uint8Array,
		keyFrom: number,
		keyTo: number,
		letter: number,
		source: Uint8Array,
		from: number,
		to: number,
	): void {
		this.#addCode(this.#keys.codeOfBytes(keySource, keyFrom, keyTo), letter, source, from, to);
	}

	addText(key: string, letter: string, text: string): void {
		const bytes = encoder.encode(text);
		this.#addCode(this.#keys.codeOf(key), letter.charCodeAt(0), bytes, 0, bytes.length);
	}

	endRow(): RowOddities {
		for (let i = 0; i < this.#count; i++) {
			this.#keyCodes.push(this.#rowKeys[i] ?? 0);
			this.#values.pushBytes(
				this.#rowSources[i] ?? this.#rowTypes,
				this.#rowFrom[i] ?? 0,
				this.#rowTo[i] ?? 0,
			);
		}
		this.#types.pushBytes(this.#rowTypes, 0, this.#count);
		this.#ends.push(this.#keyCodes.length);
		const odd =
			this.#duplicates + this.#left > 0 ? { duplicates: this.#duplicates, left: this.#left } : NOTHING_ODD;
		this.dropRow();
		return odd;
	}

	/** Forgets what was added since the last row ended. */
	dropRow(): void {
		this.#row++;
		this.#count = 0;
		this.#duplicates = 0;
		this.#left = 0;
	}

	done(): AttributeColumn {
		return {
			ends: this.#ends.done(),
			keys: { values: this.#keys.values, codes: this.#keyCodes.done() },
			values: this.#values.done(),
			types: this.#types.done(),
		};
	}

	#addCode(sentCode: number, letter: number, source: Uint8Array, from: number, to: number): void {
		const code = this.#todaysCode(sentCode);
		const renamed = code !== sentCode;
		let place = this.#count;
		if (this.#seenInRow[code] === this.#row) {
			place = this.#seenAt[code] ?? 0;
			const keptIsRenamed = this.#rowRenamed[place] === true;
			if (renamed && !keptIsRenamed) return;
			if (renamed === keptIsRenamed) this.#duplicates++;
		} else if (this.#count === MAX_ATTRIBUTES) {
			this.#left++;
			return;
		} else {
			this.#seenInRow[code] = this.#row;
			this.#seenAt[code] = place;
			this.#count++;
		}
		this.#rowKeys[place] = code;
		this.#rowRenamed[place] = renamed;
		this.#rowTypes[place] = letter;
		this.#rowSources[place] = source;
		this.#rowFrom[place] = from;
		this.#rowTo[place] = to;
	}

	#todaysCode(code: number): number {
		const known = this.#todaysCodes[code];
		if (known !== undefined) return known;
		const renamed = RENAMED_KEYS.get(this.#keys.values[code] ?? '');
		const today = renamed === undefined ? code : this.#keys.codeOf(renamed);
		while (this.#todaysCodes.length < code) this.#todaysCodes.push(this.#todaysCodes.length);
		this.#todaysCodes[code] = today;
		return today;
	}
}
