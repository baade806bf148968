import type { AttributeColumn, CodedColumn, ResourceColumn, TextColumn } from './columns.ts';

/** Log records in columns: what decoders make and the store takes. */
export interface LogBatch {
	readonly length: number;
	/** Nanoseconds since 1970; the observed time where the record has none of its own. */
	readonly times: BigUint64Array;
	/** 16 bytes a row; all zero for none. */
	readonly traceIds: Uint8Array;
	/** 8 bytes a row; all zero for none. */
	readonly spanIds: Uint8Array;
	/** OTLP severity 1 to 24; found in the text where the sender gave none; 0 unknown. */
	readonly severityNumbers: Uint8Array;
	readonly severityTexts: CodedColumn;
	readonly services: CodedColumn;
	readonly scopes: CodedColumn;
	readonly resources: ResourceColumn;
	readonly eventNames: CodedColumn;
	/** The body: its text, or JSON where it is structured. */
	readonly bodies: TextColumn;
	readonly attributes: AttributeColumn;
	readonly notes: CodedColumn;
}
