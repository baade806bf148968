import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerDirectoryContract } from '../../lib/testing/contracts/owner-directory.ts';
import { backstageSchema } from './config.ts';
import { openBackstage } from './owner-directory.ts';

const ENTITIES = ['keys', 'web'].flatMap((service) => [
	entity('Component', service, { type: 'service', owner: `group:default/${service}-team` }),
	entity('Group', `${service}-team`, {
		profile: { displayName: service === 'keys' ? 'Key Team' : 'Web Team' },
	}),
]);

function entity(kind: string, name: string, spec: object): object {
	return { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name, namespace: 'default' }, spec };
}

ownerDirectoryContract({
	name: 'Backstage’s catalog API',
	open: async () => {
		let stalled = false;
		const server = createServer((_request, response) => {
			if (stalled) return;
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ items: ENTITIES, totalItems: ENTITIES.length, pageInfo: {} }));
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const address = server.address();
		if (typeof address !== 'object' || address === null) throw new Error('no port');
		return {
			directory: openBackstage(
				backstageSchema.parse({ from: `http://127.0.0.1:${address.port}/` }),
				() => '',
			),
			stall: () => {
				stalled = true;
			},
			close: async () => {
				server.closeAllConnections();
				await new Promise((done) => server.close(done));
			},
		};
	},
	skip: [],
});

ownerDirectoryContract({
	name: 'catalog files',
	open: async () => {
		const folder = mkdtempSync(join(tmpdir(), 'dupin-catalog-'));
		const file = join(folder, 'catalog-info.yaml');
		// JSON is YAML too.
		writeFileSync(file, ENTITIES.map((one) => JSON.stringify(one)).join('\n---\n'));
		return {
			directory: openBackstage(backstageSchema.parse({ from: file }), () => ''),
			close: async () => rmSync(folder, { recursive: true }),
		};
	},
	skip: [
		{
			reason: 'nothing can hold up the reading of a file',
			cases: ['a directory that does not answer in time is late'],
		},
	],
});
