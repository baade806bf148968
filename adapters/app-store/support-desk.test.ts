import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fromMillis } from '../../lib/model/time.ts';
import { openAppStore } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-desk-'));
const desk = openAppStore(folder).supportDesk;
afterAll(() => rmSync(folder, { recursive: true }));

const KEYS = { service: 'content-keys', operation: 'GET /keys' };

test('members who wait are counted once each, and the owners are told once', async () => {
	expect(await desk.waiting(KEYS)).toEqual({ members: 0, told: undefined });
	await desk.addWaiting(KEYS, 'M-1', 'PS-1', fromMillis(1));
	await desk.addWaiting(KEYS, 'M-1', 'PS-2', fromMillis(2));
	await desk.addWaiting(KEYS, 'M-2', 'PS-3', fromMillis(3));
	await desk.tellOwners(KEYS, fromMillis(5));
	await desk.tellOwners(KEYS, fromMillis(9));
	expect(await desk.waiting(KEYS)).toEqual({ members: 2, told: fromMillis(5) });
	expect(await desk.isWaiting(KEYS, 'M-2')).toBe(true);
	expect(await desk.isWaiting({ ...KEYS, service: 'other' }, 'M-2')).toBe(false);
});
