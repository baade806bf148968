/** Name of ClickHouse's Native blocks where bytes are kept: it lies in files of inboxes and never changes. */
export const FORMAT = 'clickhouse-native';
