import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ExportSignal } from '../../../lib/model/export-signal.ts';
import type { InboxState } from '../../../lib/ports/own/inbox.ts';
import type { Ledger, SignalLedger } from '../../../lib/model/ledger.ts';

export type Counter = 'received' | 'stored' | 'rejected';

interface Change {
	readonly signal: ExportSignal;
	readonly counter: Counter | 'waiting' | 'bytes';
	readonly reason: string;
	amount: number;
}

/**
 * The ledger's counters. Changes are collected during a transaction, written by `flush` just before its
 * COMMIT, so they are as durable as the rows, and become visible only after it.
 * What waits is not written: at start it is counted from the rows themselves.
 */
export class Counters {
	readonly #upsert: StatementSync;
	readonly #values = new Map<string, Change>();
	readonly #pending = new Map<string, Change>();

	constructor(db: DatabaseSync) {
		this.#upsert = db.prepare(
			`INSERT INTO ledger (signal, counter, reason, value) VALUES (?, ?, ?, ?)
			 ON CONFLICT DO UPDATE SET value = value + excluded.value`,
		);
		for (const row of db.prepare('SELECT signal, counter, reason, value FROM ledger').iterate()) {
			this.add(row.signal as ExportSignal, row.counter as Counter, Number(row.value), String(row.reason));
		}
		const waiting = db.prepare(
			'SELECT signal, SUM(rows) AS rows, SUM(bytes) AS bytes FROM entry GROUP BY signal',
		);
		for (const row of waiting.iterate()) {
			this.waiting(row.signal as ExportSignal, Number(row.rows), Number(row.bytes));
		}
		this.committed();
	}

	add(signal: ExportSignal, counter: Counter, amount: number, reason = ''): void {
		this.#change({ signal, counter, reason, amount });
	}

	/** Rows that came into the inbox, or left it when negative. */
	waiting(signal: ExportSignal, rows: number, bytes: number): void {
		this.#change({ signal, counter: 'waiting', reason: '', amount: rows });
		this.#change({ signal, counter: 'bytes', reason: '', amount: bytes });
	}

	flush(): void {
		for (const { signal, counter, reason, amount } of this.#pending.values()) {
			if (counter === 'waiting' || counter === 'bytes' || amount === 0) continue;
			this.#upsert.run(signal, counter, reason, amount);
		}
	}

	committed(): void {
		for (const [key, change] of this.#pending) {
			const value = this.#values.get(key);
			if (value) value.amount += change.amount;
			else this.#values.set(key, change);
		}
		this.#pending.clear();
	}

	rolledBack(): void {
		this.#pending.clear();
	}

	ledger(): Ledger {
		return { spans: this.#signal('spans'), logs: this.#signal('logs') };
	}

	level(): InboxState['level'] {
		return {
			rows: this.#value('spans', 'waiting') + this.#value('logs', 'waiting'),
			bytes: this.#value('spans', 'bytes') + this.#value('logs', 'bytes'),
		};
	}

	#signal(signal: ExportSignal): SignalLedger {
		const rejected: (readonly [string, number])[] = [];
		for (const change of this.#values.values()) {
			if (change.signal === signal && change.counter === 'rejected') {
				rejected.push([change.reason, change.amount]);
			}
		}
		return {
			received: this.#value(signal, 'received'),
			stored: this.#value(signal, 'stored'),
			rejected: rejected.sort(([a], [b]) => (a < b ? -1 : 1)),
			waiting: this.#value(signal, 'waiting'),
		};
	}

	#value(signal: ExportSignal, counter: Change['counter']): number {
		return this.#values.get(keyOf(signal, counter, ''))?.amount ?? 0;
	}

	#change(change: Change): void {
		const key = keyOf(change.signal, change.counter, change.reason);
		const pending = this.#pending.get(key);
		if (pending) pending.amount += change.amount;
		else this.#pending.set(key, change);
	}
}

function keyOf(signal: ExportSignal, counter: string, reason: string): string {
	return `${signal}/${counter}/${reason}`;
}
