/** A value as OpenTelemetry's AnyValue defines it. 64-bit integers that a number can't hold are bigint. */
export type AttributeValue =
	| string
	| number
	| bigint
	| boolean
	| null
	| Uint8Array
	| readonly AttributeValue[]
	| { readonly [key: string]: AttributeValue };

/** Keyed by attribute name. A Map because keys come from strangers (`__proto__`). */
export type Attributes = ReadonlyMap<string, AttributeValue>;

/**
 * How a value is typed beside its canonical text in a store: string, int, double, bool, bytes (base64),
 * array (JSON), map (JSON), empty. One letter an attribute, in order, make a row's type signature.
 */
export type AttributeTypeLetter = 's' | 'i' | 'd' | 'b' | 'y' | 'a' | 'm' | 'n';
