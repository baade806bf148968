import { integerOf } from '../../json/fields.ts';
import type { Json } from '../../json/parse-json.ts';
import type { RewriteContext } from './rewrite-request.ts';

/** Names of OTLP's enums, by number. OTLP/JSON allows numbers only, many senders use the names. */
const NAMES = {
	SPAN_KIND: ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'],
	STATUS_CODE: ['UNSET', 'OK', 'ERROR'],
	SEVERITY_NUMBER: [
		'UNSPECIFIED',
		...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap((name) => [
			name,
			`${name}2`,
			`${name}3`,
			`${name}4`,
		]),
	],
} as const;

const INT32 = { min: -(2n ** 31n), max: 2n ** 31n - 1n };

/** Number of an enum value; a name counts with a warning. */
export function enumNumber(
	value: Json | undefined,
	kind: keyof typeof NAMES,
	context: RewriteContext,
): bigint {
	if (typeof value !== 'string' || /^-?\d+$/.test(value))
		return integerOf(value, kind, INT32.min, INT32.max) ?? 0n;
	if (value === '') return 0n;
	context.warnings.add(
		`${kind} is sent as a name such as "${value.slice(0, 40)}"; OTLP/JSON wants its number`,
	);
	const names: readonly string[] = NAMES[kind];
	const number = names.indexOf(value.startsWith(`${kind}_`) ? value.slice(kind.length + 1) : value);
	return BigInt(Math.max(number, 0));
}
