import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { TraceId } from '../../lib/model/ids.ts';
import { fromMillis, unixNanos } from '../../lib/model/time.ts';
import type { RecentRequest } from '../../lib/ports/own/app-store.ts';
import { openAppStore } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

const opened = (id: string, at: number): RecentRequest => ({
	traceId: id.padStart(32, '0') as TraceId,
	openedAt: fromMillis(at),
	startTime: unixNanos(1_790_000_000_123_456_789n),
	durationNanos: 2_462_000_000,
	state: 'failed',
	sentence: 'content-keys could not read a key',
	rootService: 'android-app',
	route: 'POST /v2/licences',
});

test('requests come back as they were, last opened first, each once, also after the file is opened again', async () => {
	const first = openAppStore(folder);
	await first.recordOpened(opened('a', 1_000));
	await first.recordOpened(opened('b', 2_000));
	await first.recordOpened({ ...opened('a', 3_000), state: 'healthy' });
	await first.close();
	const again = openAppStore(folder);
	expect(await again.recent(10)).toEqual([{ ...opened('a', 3_000), state: 'healthy' }, opened('b', 2_000)]);
	expect(await again.recent(1)).toHaveLength(1);
	await again.close();
	await expect(again.recent(1)).rejects.toMatchObject({ code: 'broken', source: 'app store' });
});

test('links of a service stay as they were saved, also an empty list, until they are taken back', async () => {
	const store = openAppStore(folder);
	const template = {
		kind: 'logs',
		title: '',
		address: 'https://l.example/{host.name}',
		aroundMinutes: 1,
	} as const;
	await store.links.save('keys', { templates: [template], savedAt: fromMillis(1_000) });
	await store.links.save('mute', { templates: [], savedAt: fromMillis(2_000) });
	await store.close();
	const again = openAppStore(folder);
	expect(await again.links.linksOf(['keys', 'mute', 'other'])).toEqual(
		new Map([
			['keys', { templates: [template], savedAt: fromMillis(1_000) }],
			['mute', { templates: [], savedAt: fromMillis(2_000) }],
		]),
	);
	await again.links.forget('keys');
	expect((await again.links.linksOf(['keys'])).size).toBe(0);
	await again.close();
});
