/** The two signals that are taken in. One request carries one of them. */
export type ExportSignal = 'spans' | 'logs';
