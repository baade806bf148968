/** Span kinds by OTLP number. */
export const SPAN_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** OTLP numbers of span kinds, for columns. */
export const KIND = { unspecified: 0, internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

/** Status codes by OTLP number. */
export const STATUS = { unset: 0, ok: 1, error: 2 } as const;
