/**
 * Condition that a row is of one of the requests whose IDs are bound as `ids`. They must be of the column's own type: a
 * column compared with a set of texts loses the zero bytes at its end, and with them one request of 256.
 */
export const OF_REQUESTS = 'trace_id IN (SELECT toFixedString(unhex(arrayJoin({ids:Array(String)})), 16))';
