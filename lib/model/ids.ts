import type { Brand } from '../base/brand.ts';

/** 32 lower-case hex digits, never all zero. 64-bit IDs are left-padded with 16 zeros (W3C Trace Context, B3). */
export type TraceId = Brand<string, 'TraceId'>;
/** 16 lower-case hex digits, never all zero. */
export type SpanId = Brand<string, 'SpanId'>;

const HEX = /^[0-9a-f]+$/;

/**
 * The one identity rule for W3C and B3 IDs: hex of any letter case, 1 to 32 digits, shorter ones
 * left-padded with zeros to 32. Undefined for anything else and for all zeros.
 */
export function parseTraceId(text: string): TraceId | undefined {
	return padHex(text, 32) as TraceId | undefined;
}

/** As parseTraceId, with 1 to 16 digits padded to 16. */
export function parseSpanId(text: string): SpanId | undefined {
	return padHex(text, 16) as SpanId | undefined;
}

function padHex(text: string, digits: number): string | undefined {
	if (text.length === 0 || text.length > digits) return undefined;
	const lower = text.toLowerCase();
	if (!HEX.test(lower)) return undefined;
	const padded = lower.padStart(digits, '0');
	return /[1-9a-f]/.test(padded) ? padded : undefined;
}
