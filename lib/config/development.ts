/** Variables of those who work on Dupin: tests and benches read them, the product does not. */
export const DEVELOPMENT_VARIABLES: readonly string[] = [
	'DUPIN_CHROMIUM',
	'DUPIN_E2E_DATA',
	'DUPIN_E2E_METRICS',
	'DUPIN_E2E_PORTS',
	'DUPIN_E2E_VERBOSE',
	'DUPIN_E2E_WEBHOOK',
	'DUPIN_SEED',
	'DUPIN_SHARED_DATA',
];
