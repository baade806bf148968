import { err, ok, type Result } from '../../base/result.ts';
import { type Json, parseJson } from '../json/parse-json.ts';

export interface Documents {
	readonly documents: readonly Json[];
	readonly notes: readonly string[];
}

const NEWLINE = 0x0a;
const SHOWN = 40;

/** The file as one JSON document, or else as one a line. The error says how the file begins. */
export function readDocuments(bytes: Uint8Array): Result<Documents, string> {
	if (bytes.every((byte) => byte <= 0x20)) return err('is empty');
	const whole = parseJson(bytes);
	if (whole.ok) return ok({ documents: [whole.value], notes: [] });
	const documents: Json[] = [];
	const broken: number[] = [];
	lines(bytes).forEach((line, i) => {
		const parsed = parseJson(line);
		if (parsed.ok) documents.push(parsed.value);
		else if (line.some((byte) => byte > 0x20)) broken.push(i + 1);
	});
	if (documents.length === 0) return err(notJson(bytes, whole.error));
	const notes =
		broken.length === 0 ? [] : [`${broken.length} lines are not JSON, the first is line ${broken[0]}`];
	return ok({ documents, notes });
}

function lines(bytes: Uint8Array): readonly Uint8Array[] {
	const found: Uint8Array[] = [];
	let from = 0;
	while (from < bytes.length) {
		const newline = bytes.indexOf(NEWLINE, from);
		const to = newline === -1 ? bytes.length : newline;
		found.push(bytes.subarray(from, to));
		from = to + 1;
	}
	return found;
}

function notJson(bytes: Uint8Array, fault: string): string {
	const beginning = new TextDecoder().decode(bytes.subarray(0, SHOWN)).trim();
	if (/^[[{]/.test(beginning)) return `is broken JSON: ${fault}`;
	return `is not JSON; it begins with ${JSON.stringify(beginning)}`;
}
