import type { Client } from '../client/client.ts';
import { operationsOf, operationsTable } from './schema.ts';

const REBUILT = 'operations_rebuilt';

/** Each span once; those stored before spans held their region have it from their resource. */
const SPANS = `(SELECT service, name, kind, start_time, status_code, duration, if(spans.region = '', known.region, spans.region) AS region
	FROM spans FINAL
	LEFT ANY JOIN (SELECT hash, attributes['cloud.region'] AS region FROM resources WHERE region != '') AS known
		ON known.hash = spans.resource_hash)`;

/**
 * Makes what is usual anew from the spans that are kept. The table fills beside the old one and takes its place at
 * once: killed half-way, the old one stays. Copies of a span count once then. For a time when nothing is taken in:
 * spans that arrive meanwhile would not be counted.
 */
export async function rebuildBaselines(client: Client): Promise<void> {
	await client.command(`DROP TABLE IF EXISTS ${REBUILT}`);
	await client.command(operationsTable(REBUILT, client.config));
	await client.command(`INSERT INTO ${REBUILT} ${operationsOf(SPANS)}`);
	await client.command(`EXCHANGE TABLES operations AND ${REBUILT}`);
	await client.command(`DROP TABLE ${REBUILT}`);
}
