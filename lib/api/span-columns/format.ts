/** Media type of a span table on its way to the page. */
export const SPAN_COLUMNS_TYPE = 'application/vnd.dupin.spans';

/** First four bytes, "DSP1": format and version. */
export const MAGIC = 0x31505344;

/**
 * The format, little-endian: magic, number of rows, number of bytes of the string table, then the string table
 * (JSON: services, names), padding to 8, and the columns in this order, each padded to 8:
 *
 *     starts f64 · rawStarts f64 · durations f64 · ids u8×8 · parents i32 · depths i32 · subtreeEnds i32 ·
 *     services u32 · names u32 · kinds u8 · statusCodes u8 · marks u8
 */
export const HEADER_BYTES = 16;

export function padded(bytes: number): number {
	return Math.ceil(bytes / 8) * 8;
}
