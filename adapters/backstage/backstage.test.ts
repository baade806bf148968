import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { halcyonCatalogYaml } from '../../lib/demo/catalog.ts';
import { HALCYON } from '../../lib/demo/company.ts';
import { backstageSchema } from './config.ts';
import { openBackstage } from './owner-directory.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-catalog-'));
afterAll(() => rmSync(folder, { recursive: true }));

function openFrom(from: string) {
	return openBackstage(backstageSchema.parse({ from }), () => '');
}

function openText(yaml: string) {
	const file = join(folder, 'catalog.yaml');
	writeFileSync(file, yaml);
	return openFrom(file);
}

const options = { signal: new AbortController().signal, deadlineMs: 1_000 };

const CATALOG = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: content-keys
  title: Content Keys
  annotations:
    pagerduty.com/on-call: Ana Lima
    opentelemetry.io/service-name: keys.prod
  links:
    - url: https://wiki.test/keys-runbook
      title: Keys runbook
    - url: javascript:alert(1)
      title: Slack
spec:
  type: service
  owner: group:default/key-team
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: key-team
  annotations:
    slack.com/channel: '#key-team'
spec:
  profile:
    displayName: Key Team
    email: keys@example.test
---
not an entity
---
kind: [broken
`;

test('a component is found by its name, title and telemetry name; its team fills the gaps', async () => {
	const directory = openText(CATALOG);
	const { owners } = await directory.owners(
		['content-keys', 'Content_Keys', 'keys.prod', 'unknown'],
		options,
	);
	expect([...owners.keys()]).toEqual(['content-keys', 'Content_Keys', 'keys.prod']);
	expect(owners.get('keys.prod')).toEqual({
		service: 'keys.prod',
		team: 'Key Team',
		nearest: '',
		onCall: 'Ana Lima',
		slackChannel: '#key-team',
		slackUrl: '',
		email: 'keys@example.test',
		runbookTitle: 'Keys runbook',
		runbookUrl: 'https://wiki.test/keys-runbook',
		pageUrl: '',
		links: [],
		source: 'Backstage catalog',
	});
});

test('a catalog that is not there is a SourceError, not an empty answer', async () => {
	await expect(openFrom('/nowhere/catalog').owners(['a'], options)).rejects.toMatchObject({
		code: 'unreachable',
	});
});

const shared = `${process.env.DUPIN_SHARED_DATA ?? '../shared/data'}/ownership/backstage`;

test.skipIf(!existsSync(shared))('real catalogs are read (skipped without the shared data)', async () => {
	const { owners } = await openFrom(shared).owners(['playback-order', 'artist-lookup'], options);
	expect(owners.get('playback-order')).toMatchObject({ team: 'Guest User', email: 'guest@example.com' });
	expect(owners.get('artist-lookup')?.team).not.toBe('');
});

test('every service of Halcyon has a team, somebody on call, a channel, a pager and a runbook', async () => {
	const services = [...HALCYON.keys()];
	const { owners } = await openText(halcyonCatalogYaml()).owners(services, options);
	expect(owners.size).toBe(services.length);
	for (const { nearest, ...owner } of owners.values()) {
		expect(nearest).toBe('');
		expect(Object.values(owner)).not.toContain('');
	}
});
