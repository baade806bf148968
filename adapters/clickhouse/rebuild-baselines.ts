import type { Client } from './client.ts';
import { operationsOf, operationsTable } from './schema.ts';

const REBUILT = 'operations_rebuilt';

/**
 * Makes what is usual anew from the spans that are kept. The table fills beside the old one and takes its place at
 * once: killed half-way, the old one stays. Copies of a span count once then. For a time when nothing is taken in:
 * spans that arrive meanwhile would not be counted.
 */
export async function rebuildBaselines(client: Client): Promise<void> {
	await client.command(`DROP TABLE IF EXISTS ${REBUILT}`);
	await client.command(operationsTable(REBUILT, client.config));
	await client.command(`INSERT INTO ${REBUILT} ${operationsOf('spans FINAL')}`);
	await client.command(`EXCHANGE TABLES operations AND ${REBUILT}`);
	await client.command(`DROP TABLE ${REBUILT}`);
}
