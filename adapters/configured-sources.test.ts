import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { EventStore } from '../lib/ports/analytics/event-store.ts';
import { readConfiguration } from './config.ts';
import { openSources } from './configured-sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-wiring-'));
afterAll(() => rmSync(folder, { recursive: true }));
const events: EventStore = { name: 'logs', readEvents: async () => ({ records: [], total: 0 }) };

const opened = (env: Record<string, string>) => openSources(readConfiguration(env), events);

function described(yaml: string) {
	const file = join(folder, 'studio.yaml');
	writeFileSync(file, yaml);
	return opened({ DUPIN_STUDIO: file }).studio;
}

function configured(yaml: string, env: Record<string, string> = {}) {
	const file = join(folder, 'dupin.yaml');
	writeFileSync(file, yaml);
	return opened({ DUPIN_CONFIG: file, ...env });
}

test('a file describes sources of every kind; a studio file is short for them', () => {
	const studio = described(`
sql:
  - name: Staff base
    engine: { kind: sqlite, file: staff.sqlite }
    people: { table: staff, columns: { id: no, name: name, email: mail } }
scim:
  - { name: Okta, url: "https://id.example.test/scim/v2", tokenVariable: SCIM_TOKEN, userId: externalId }
events:
  - name: Door
    logins:
      services: [door]
      event: sign_in
      fields: { outcome: result }
      outcomes: { ok: signed-in }
tools:
  - { causes: [locked], name: Desk, action: "Open {their} account", url: "https://x.test/{userId}" }
`);
	expect(studio.directories.map(({ name }) => name)).toEqual(['Staff base', 'Okta']);
	expect(studio.loginHistories.map(({ name }) => name)).toEqual(['Door']);
	expect([studio.roleChangeLogs, studio.refusalLogs]).toEqual([[], []]);
	expect(studio.tools).toHaveLength(1);
});

test('a bad setting is named; a file that is not there too', () => {
	expect(() => described('sql: [{ name: x, engine: { kind: oracle } }]')).toThrow('kind');
	expect(() => opened({ DUPIN_STUDIO: join(folder, 'no.yaml') })).toThrow('DUPIN_STUDIO: there is no file');
	expect(() => opened({ DUPIN_CONFIG: join(folder, 'no.yaml') })).toThrow('DUPIN_CONFIG: there is no file');
	expect(() => configured('retentionDays: [')).toThrow("can't be read");
});

test('sources that the configuration lists are opened by their kind, two of one kind apart', () => {
	const { anomalySources, ownerDirectories, studio } = configured(`
userAttribute: enduser.id
sources:
  - { id: metrics-eu, kind: prometheus, name: Metrics EU, url: "https://eu.example.test" }
  - { id: metrics-us, kind: prometheus, name: Metrics US, url: "https://us.example.test" }
  - { id: owners, kind: backstage, from: /catalog }
  - { id: okta, kind: scim, name: Okta, url: "https://id.example.test/scim/v2" }
`);
	expect(anomalySources.map(({ id, name }) => [id, name])).toEqual([
		['metrics-eu', 'Metrics EU'],
		['metrics-us', 'Metrics US'],
	]);
	expect(ownerDirectories.map(({ id }) => id)).toEqual(['owners']);
	expect(studio.directories.map(({ name }) => name)).toEqual(['Okta']);
	expect(studio.userAttribute).toBe('enduser.id');
});

test('short forms name an address, files, or a JSON file that says more', () => {
	const file = join(folder, 'prometheus.json');
	writeFileSync(file, JSON.stringify({ name: 'Metrics', url: 'https://m.example.test' }));
	const { anomalySources, ownerDirectories } = opened({ DUPIN_PROMETHEUS: file, DUPIN_CATALOG: '/catalog' });
	expect(anomalySources).toMatchObject([{ id: 'prometheus', name: 'Metrics' }]);
	expect(ownerDirectories).toMatchObject([{ id: 'backstage', name: 'Backstage catalog' }]);
	const address = opened({ DUPIN_PROMETHEUS: 'http://127.0.0.1:9090' }).anomalySources;
	expect(address).toMatchObject([{ id: 'prometheus', name: 'Prometheus' }]);
});

test.for([
	[
		'{ id: a, kind: promethius, url: "http://x.test" }',
		'sources.a.kind: there is no kind promethius; did you mean prometheus?',
	],
	[
		'{ id: a, kind: prometheus, url: "http://x.test", tokenVarable: T }',
		'there is no tokenVarable; did you mean tokenVariable?',
	],
	[
		'{ id: a, kind: backstage, from: x, annotations: { slak: [] } }',
		'sources.a.annotations: there is no slak; did you mean slack?',
	],
	['{ id: a, kind: prometheus }', 'sources.a.url: '],
	['{ id: "a b", kind: sql }', 'sources.0.id: write an ID'],
] as const)('the source %s is refused in words', ([source, words]) => {
	expect(() => configured(`sources: [${source}]`)).toThrow(words);
});

test('an ID names one source, whichever way it was described', () => {
	const yaml = 'sources: [{ id: prometheus, kind: prometheus, url: "http://x.test" }]';
	expect(() => configured(yaml, { DUPIN_PROMETHEUS: 'http://y.test' })).toThrow('prometheus is there twice');
});

test('without a configuration nobody but the store is asked', () => {
	const { anomalySources, ownerDirectories, studio } = opened({ DUPIN_DEMO: '1' });
	expect([anomalySources, ownerDirectories, studio.directories, studio.tools]).toEqual([[], [], [], []]);
});
