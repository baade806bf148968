import type { DatabaseSync } from 'node:sqlite';
import type { ExportSignal } from '../../../lib/model/export-signal.ts';
import { imbalance } from '../../../lib/model/ledger.ts';
import type { Counters } from './counters.ts';

/** Past this the records are counted and named but their bytes are not kept. */
const KEPT_BYTES = 256 * 1024 * 1024;

export interface AsideEntry {
	readonly seq: number;
	readonly signal: ExportSignal;
	readonly rows: number;
	readonly bytes: number;
	readonly body: Uint8Array | null;
}

/** Entries that can't be stored: counted as rejected, kept for a person to look at, out of the way. */
export class Quarantine {
	readonly #db: DatabaseSync;
	readonly #counters: Counters;

	constructor(db: DatabaseSync, counters: Counters) {
		this.#db = db;
		this.#counters = counters;
	}

	/** Call within a transaction. */
	setAside(entry: AsideEntry, reason: 'damaged' | 'refused_by_store'): void {
		const kept = this.#db.prepare('SELECT COALESCE(SUM(LENGTH(body)), 0) AS bytes FROM quarantine').get();
		const body = Number(kept?.bytes) + entry.bytes > KEPT_BYTES ? null : entry.body;
		this.#db
			.prepare('INSERT INTO quarantine (time, reason, signal, rows, body) VALUES (?, ?, ?, ?, ?)')
			.run(new Date().toISOString(), reason, entry.signal, entry.rows, body);
		this.#db.prepare('DELETE FROM entry WHERE seq = ?').run(entry.seq);
		this.#db.prepare('DELETE FROM payload WHERE seq = ?').run(entry.seq);
		this.#counters.waiting(entry.signal, -entry.rows, -entry.bytes);
		this.#counters.add(entry.signal, 'rejected', entry.rows, reason);
	}

	/**
	 * At start: records that were received and are neither stored nor rejected nor there any more were lost
	 * with damaged pages. They are counted, so that the ledger keeps telling the truth. Entries whose batch
	 * was lost are free for another. Call within a transaction.
	 */
	reconcile(): void {
		this.#db.exec('UPDATE entry SET batch = NULL WHERE batch NOT IN (SELECT id FROM batch)');
		for (const signal of ['spans', 'logs'] as const) {
			const lost = imbalance(this.#counters.ledger()[signal]);
			if (lost > 0) this.#counters.add(signal, 'rejected', lost, 'damaged');
			// More rows than were ever received: the ledger's own page was lost. The rows are the proof.
			if (lost < 0) this.#counters.add(signal, 'received', -lost);
		}
	}
}
