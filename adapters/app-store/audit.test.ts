import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromMillis } from '../../lib/model/time.ts';
import type { Audit } from '../../lib/ports/own/audit.ts';
import { openAppStore } from './open.ts';

let folder: string;
let audit: Audit;
const ENTRY = { at: fromMillis(7), actor: 'agent', action: 'reveal', subject: 'M-1', reason: 'call back' };

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'dupin-audit-'));
	audit = openAppStore(folder).audit;
	await audit.record(ENTRY);
	await audit.record({ ...ENTRY, at: fromMillis(8), subject: 'M-2' });
});
afterEach(() => rmSync(folder, { recursive: true }));

const byHand = (sql: string) => new DatabaseSync(join(folder, 'app.sqlite')).exec(sql);

test('A29: every entry stays with its reason, newest first', async () => {
	expect((await audit.read(1)).entries).toEqual([{ ...ENTRY, at: fromMillis(8), subject: 'M-2' }]);
	expect(await audit.read(9)).toMatchObject({ unbroken: true, entries: [{ subject: 'M-2' }, ENTRY] });
	expect(() => byHand("UPDATE audit SET reason = ''")).toThrow('never changed');
	expect(() => byHand('DELETE FROM audit')).toThrow('never deleted');
});

test.each([
	['changed', "DROP TRIGGER audit_unchanged; UPDATE audit SET reason = 'none' WHERE number = 1"],
	['taken out', 'DROP TRIGGER audit_kept; DELETE FROM audit WHERE number = 1'],
	['cut off at the end', 'DROP TRIGGER audit_kept; DELETE FROM audit WHERE number = 2'],
])('A29: an entry that was %s by hand is found out', async (_, sql) => {
	byHand(sql);
	expect((await audit.read(9)).unbroken).toBe(false);
});
