import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromMillis } from '../../lib/model/time.ts';
import type { Audit } from '../../lib/ports/own/audit.ts';
import { chained } from './audit.ts';
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

test('every entry stays with its reason, newest first', async () => {
	expect((await audit.read(1)).entries).toEqual([{ ...ENTRY, at: fromMillis(8), subject: 'M-2' }]);
	expect(await audit.read(9)).toMatchObject({ unbroken: true, entries: [{ subject: 'M-2' }, ENTRY] });
	expect(() => byHand("UPDATE audit SET reason = ''")).toThrow('never changed');
	expect(() => byHand('DELETE FROM audit')).toThrow('never deleted');
});

test.each([
	['changed', "DROP TRIGGER audit_unchanged; UPDATE audit SET reason = 'none' WHERE number = 1"],
	['taken out', 'DROP TRIGGER audit_kept; DELETE FROM audit WHERE number = 1'],
	['cut off at the end', 'DROP TRIGGER audit_kept; DELETE FROM audit WHERE number = 2'],
])('an entry that was %s by hand is found out', async (_, sql) => {
	byHand(sql);
	expect((await audit.read(9)).unbroken).toBe(false);
});

const ROWS = 50_000;

/** As many entries as are written in years, put into the file at once. */
function fill(): void {
	const database = new DatabaseSync(join(folder, 'app.sqlite'));
	let hash = String(database.prepare('SELECT hash FROM audit ORDER BY number DESC').get()?.hash);
	const add = database.prepare(
		'INSERT INTO audit (at, actor, action, subject, reason, hash) VALUES (7, ?, ?, ?, ?, ?)',
	);
	database.exec('BEGIN');
	for (let row = 2; row < ROWS; row++) {
		hash = chained(hash, ENTRY);
		add.run(ENTRY.actor, ENTRY.action, ENTRY.subject, ENTRY.reason, hash);
	}
	database.exec('COMMIT');
	database.close();
}

/** How often others had their turn while something went on. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
	let turns = 0;
	let done = false;
	const count = () => {
		if (done) return;
		turns++;
		setImmediate(count);
	};
	setImmediate(count);
	await work();
	done = true;
	return turns;
}

test('the first reading of 50,000 entries lets others have their turn, and the next checks only what is new', async () => {
	fill();
	const read = async () => expect(await audit.read(1)).toMatchObject({ unbroken: true });
	expect(await turnsDuring(read)).toBeGreaterThan(ROWS / 1_000);
	await audit.record(ENTRY);
	expect(await turnsDuring(read)).toBeLessThan(5);
});

test('an entry that was changed by hand after it was checked is found out', async () => {
	expect((await audit.read(9)).unbroken).toBe(true);
	byHand("DROP TRIGGER audit_unchanged; UPDATE audit SET reason = 'none' WHERE number = 1");
	expect((await audit.read(9)).unbroken).toBe(false);
	expect((await audit.read(9)).unbroken).toBe(false);
});

test('readings at once, and an entry between them, are all told the truth', async () => {
	const readings = [audit.read(9), audit.record(ENTRY), audit.read(9)] as const;
	expect((await readings[0]).unbroken).toBe(true);
	expect((await readings[2]).entries).toHaveLength(3);
});
