import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { EventStore } from '../lib/ports/analytics/event-store.ts';
import { openStudio } from './wiring-studio.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-wiring-'));
afterAll(() => rmSync(folder, { recursive: true }));
const events: EventStore = { name: 'logs', readEvents: async () => ({ records: [], total: 0 }) };

function described(yaml: string) {
	const file = join(folder, 'studio.yaml');
	writeFileSync(file, yaml);
	return openStudio({ DUPIN_STUDIO: file, DUPIN_DEMO: '1', DUPIN_DATA_DIR: folder }, events);
}

test('a file describes sources of every kind; it wins over the demo', () => {
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
	const missing = { DUPIN_STUDIO: join(folder, 'no.yaml'), DUPIN_DATA_DIR: folder };
	expect(() => openStudio(missing, events)).toThrow('there is no file');
});

test('without a file only the demo has people', () => {
	const demo = openStudio({ DUPIN_DEMO: '1', DUPIN_DATA_DIR: folder }, events);
	expect(demo.directories).toHaveLength(1);
	expect(openStudio({ DUPIN_DATA_DIR: folder }, events).directories).toEqual([]);
});
