import { describe, expect } from 'vitest';
import { imbalance } from '../../model/ledger.ts';
import type { BatchLimits, Inbox, InboxEntry } from '../../ports/own/inbox.ts';
import { type ContractSkip, runCases } from './run-cases.ts';

/** An empty inbox for one case. */
export interface OpenedInboxSubject {
	readonly inbox: Inbox;
	/** An entry of that many spans, packed as this inbox wants it. */
	readonly entry: (rows: number) => InboxEntry;
	/** The process dies and another opens the same inbox. */
	readonly reopen: () => Promise<Inbox>;
	readonly close: () => Promise<void>;
}

const ALL: BatchLimits = { rows: 1e6, rawBytes: 1e9 };

export type InboxCase = keyof ReturnType<typeof cases>;

/** What every inbox does: see `Inbox`. */
export function inboxContract({
	name,
	open,
	skip,
}: {
	readonly name: string;
	readonly open: () => Promise<OpenedInboxSubject>;
	readonly skip: readonly ContractSkip<InboxCase>[];
}): void {
	const withSubject = (work: (subject: OpenedInboxSubject) => Promise<void>) => async () => {
		const subject = await open();
		try {
			await work(subject);
		} finally {
			await subject.close();
		}
	};
	const opened = Object.fromEntries(
		Object.entries(cases()).map(([sentence, work]) => [sentence, withSubject(work)]),
	) as Record<InboxCase, () => Promise<void>>;
	describe(`inbox: ${name}`, () => {
		runCases<InboxCase>(opened, skip);
	});
}

function cases() {
	return {
		'what was put is claimed in its order, again and again until it is settled': async ({ inbox, entry }) => {
			await inbox.put(entry(2));
			await inbox.put(entry(3));
			const first = await inbox.claim(ALL);
			await inbox.put(entry(4));
			expect(first?.entries).toBe(2);
			expect(rowsOf(first)).toEqual([2, 3]);
			expect(await inbox.claim(ALL)).toEqual(first);
			await inbox.settle(first?.token ?? '');
			expect(rowsOf(await inbox.claim(ALL))).toEqual([4]);
		},
		'a batch that was begun is the same one after a crash, under the same token': async (subject) => {
			await subject.inbox.put(subject.entry(2));
			const first = await subject.inbox.claim(ALL);
			await subject.inbox.put(subject.entry(3));
			expect(await (await subject.reopen()).claim(ALL)).toEqual(first);
		},
		'the ledger closes at every moment, rejected records included': async ({ inbox, entry }) => {
			await inbox.put({ ...entry(5), rejected: [['a new reason', 2]] });
			const counts = () => inbox.state().ledger.spans;
			expect([counts(), imbalance(counts())]).toEqual([
				{ received: 7, stored: 0, waiting: 5, rejected: [['a new reason', 2]] },
				0,
			]);
			const batch = await inbox.claim(ALL);
			await inbox.settle(batch?.token ?? '');
			expect(counts()).toEqual({ received: 7, stored: 5, waiting: 0, rejected: [['a new reason', 2]] });
			expect(inbox.state().level).toEqual({ rows: 0, bytes: 0 });
		},
		'counts outlive a crash': async (subject) => {
			await subject.inbox.put({ ...subject.entry(1), rejected: [['bad', 1]] });
			const { ledger, level } = subject.inbox.state();
			expect((await subject.reopen()).state()).toMatchObject({ ledger, level });
		},
		'a batch keeps to its limits; an entry that is larger goes alone': async ({ inbox, entry }) => {
			for (const rows of [2, 2, 2, 9, 1]) await inbox.put(entry(rows));
			const batches: number[][] = [];
			for (;;) {
				const batch = await inbox.claim({ ...ALL, rows: 4 });
				if (!batch) break;
				batches.push(rowsOf(batch));
				await inbox.settle(batch.token);
			}
			expect(batches).toEqual([[2, 2], [2], [9], [1]]);
		},
		'a batch that the store refuses comes apart until one record is left, and that is set aside': async ({
			inbox,
			entry,
		}) => {
			await inbox.put(entry(1));
			await inbox.put(entry(3));
			const tokens = new Set<string>();
			let setAside = 0;
			for (;;) {
				const batch = await inbox.claim(ALL);
				if (!batch) break;
				expect(tokens.has(batch.token)).toBe(false);
				tokens.add(batch.token);
				setAside += await inbox.split(batch.token);
				expect(imbalance(inbox.state().ledger.spans)).toBe(0);
			}
			expect([setAside, inbox.state().ledger.spans.waiting]).toEqual([4, 0]);
		},
		'every change is told': async ({ inbox, entry }) => {
			const levels: number[] = [];
			inbox.onChange(() => levels.push(inbox.state().level.rows));
			await inbox.put(entry(2));
			const batch = await inbox.claim(ALL);
			await inbox.settle(batch?.token ?? '');
			expect([levels[0], levels.at(-1)]).toEqual([2, 0]);
		},
	} satisfies Readonly<Record<string, (subject: OpenedInboxSubject) => Promise<void>>>;
}

/** Records of each entry. */
function rowsOf(batch: Awaited<ReturnType<Inbox['claim']>>): number[] {
	return (batch?.blocks ?? []).filter(({ kind }) => kind !== 'resources').map(({ rows }) => rows);
}
