import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import type { RecordCodec } from '../../../lib/ports/own/record-codec.ts';
import type { ExportSignal } from '../../../lib/model/export-signal.ts';
import type { BatchLimits, InboxBatch, InboxEntry } from '../../../lib/ports/own/inbox.ts';
import { Counters } from './counters.ts';
import { halve, type PayloadPart } from './halve.ts';
import { checksum, unpackBlocks } from './payload.ts';
import { Quarantine } from './quarantine.ts';

/** How many times larger than packed an entry is, where its size was not kept. */
const USUAL_PACKING = 40;

interface EntryRow {
	readonly seq: number;
	readonly signal: ExportSignal;
	readonly rows: number;
	readonly bytes: number;
	readonly checksum: number;
	readonly format: string;
	readonly body: Uint8Array | null;
}

/** The durable queue between acknowledgement and store. Every method is one transaction. */
export class InboxDatabase {
	readonly counters: Counters;
	readonly #db: DatabaseSync;
	readonly #codec: RecordCodec;
	readonly #quarantine: Quarantine;
	readonly #putEntry: StatementSync;
	readonly #putPayload: StatementSync;
	readonly #openBatch: StatementSync;
	readonly #batchEntries: StatementSync;
	readonly #batchSums: StatementSync;

	/** Payloads that are put are of the codec's format; those of others, from before, stay what they are. */
	constructor(db: DatabaseSync, codec: RecordCodec) {
		this.#db = db;
		this.#codec = codec;
		this.counters = new Counters(db);
		this.#quarantine = new Quarantine(db, this.counters);
		this.#putEntry = db.prepare(
			'INSERT INTO entry (signal, rows, bytes, checksum, batch, raw_bytes, format) VALUES (?, ?, ?, ?, ?, ?, ?)',
		);
		this.#putPayload = db.prepare('INSERT INTO payload (seq, body) VALUES (?, ?)');
		this.#openBatch = db.prepare('SELECT id, token FROM batch ORDER BY id LIMIT 1');
		this.#batchEntries = db.prepare(
			'SELECT seq, signal, rows, bytes, checksum, format, body FROM entry LEFT JOIN payload USING (seq) WHERE batch = ? ORDER BY seq',
		);
		this.#batchSums = db.prepare(
			'SELECT signal, SUM(rows) AS rows, SUM(bytes) AS bytes FROM entry WHERE batch = ? GROUP BY signal',
		);
		this.#transaction(() => this.#quarantine.reconcile());
	}

	/** All of them or none. Returns when they are on the disk. */
	put(entries: readonly InboxEntry[]): void {
		this.#transaction(() => {
			for (const entry of entries) {
				const { signal, rows, payload, rawBytes } = entry;
				if (payload) this.#insert(signal, { rows, payload, rawBytes }, null);
				this.counters.add(entry.signal, 'received', entry.rows);
				for (const [reason, count] of entry.rejected) {
					this.counters.add(entry.signal, 'received', count);
					this.counters.add(entry.signal, 'rejected', count, reason);
				}
			}
		});
	}

	/**
	 * The batch to write next: the one that was begun before, as it was then, or a new one of the oldest
	 * entries. Entries whose bytes are damaged are set aside. Undefined when nothing waits.
	 */
	claim(limits: BatchLimits, newToken: () => string): InboxBatch | undefined {
		for (;;) {
			const batch = this.#openBatch.get() ?? this.#transaction(() => this.#begin(limits, newToken()));
			if (!batch) return undefined;
			const token = String(batch.token);
			if (this.#findBatch(token) !== batch.id) {
				// Damaged bytes: whether the store knows the rows under the token they had can't be told any more.
				this.#transaction(() => this.#replaceBatch(Number(batch.id), newToken()));
				continue;
			}
			const rows = this.#batchEntries.all(Number(batch.id)) as unknown as EntryRow[];
			const damaged: EntryRow[] = [];
			const blocks = rows.flatMap((row) => readBlocks(row) ?? (damaged.push(row), []));
			if (damaged.length === 0 && rows.length > 0) {
				return { token, entries: rows.length, blocks };
			}
			this.#transaction(() => {
				for (const row of damaged) this.#quarantine.setAside(row, 'damaged');
				this.#replaceBatch(Number(batch.id), rows.length > damaged.length ? newToken() : undefined);
			});
		}
	}

	/** The batch is in the store: its entries go, its records count as stored. */
	settle(token: string): void {
		this.#transaction(() => {
			const id = this.#batchId(token);
			for (const sum of this.#batchSums.all(id)) {
				const signal = sum.signal as ExportSignal;
				this.counters.add(signal, 'stored', Number(sum.rows));
				this.counters.waiting(signal, -Number(sum.rows), -Number(sum.bytes));
			}
			this.#db.prepare('DELETE FROM payload WHERE seq IN (SELECT seq FROM entry WHERE batch = ?)').run(id);
			this.#db.prepare('DELETE FROM entry WHERE batch = ?').run(id);
			this.#db.prepare('DELETE FROM batch WHERE id = ?').run(id);
		});
	}

	/**
	 * The store can never take this batch as it is: its entries are shared out to two batches with new
	 * tokens, a lone entry is halved first, a lone record goes to quarantine. Gives the records set aside.
	 */
	split(token: string, newToken: () => string): number {
		return this.#transaction(() => {
			const id = this.#batchId(token);
			const rows = this.#batchEntries.all(id) as unknown as EntryRow[];
			const [only] = rows;
			if (only && rows.length === 1) return this.#splitEntry(id, only, newToken);
			const assign = this.#db.prepare('UPDATE entry SET batch = ? WHERE seq = ?');
			const second = this.#newBatch(newToken());
			for (const row of rows.slice(Math.ceil(rows.length / 2))) assign.run(second, row.seq);
			this.#replaceBatch(id, newToken());
			return 0;
		});
	}

	close(): void {
		this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		this.#db.close();
	}

	#insert(signal: ExportSignal, { rows, payload, rawBytes }: PayloadPart, batch: number | null): void {
		const bytes = payload.length;
		const sum = checksum(payload);
		const { format } = this.#codec;
		const { lastInsertRowid } = this.#putEntry.run(signal, rows, bytes, sum, batch, rawBytes, format);
		this.#putPayload.run(lastInsertRowid, payload);
		this.counters.waiting(signal, rows, bytes);
	}

	#splitEntry(batch: number, entry: EntryRow, newToken: () => string): number {
		this.#replaceBatch(batch, undefined);
		const halves = this.#halves(entry);
		if (!halves) {
			this.#quarantine.setAside(entry, 'refused_by_store');
			return entry.rows;
		}
		for (const half of halves) this.#insert(entry.signal, half, this.#newBatch(newToken()));
		this.#db.prepare('DELETE FROM payload WHERE seq = ?').run(entry.seq);
		this.#db.prepare('DELETE FROM entry WHERE seq = ?').run(entry.seq);
		this.counters.waiting(entry.signal, -entry.rows, -entry.bytes);
		return 0;
	}

	#halves({ body, format }: EntryRow): readonly PayloadPart[] | undefined {
		return body && format === this.#codec.format ? halve(this.#codec, body) : undefined;
	}

	#begin(limits: BatchLimits, token: string): { id: number; token: string } | undefined {
		const oldest = this.#db.prepare(
			'SELECT seq, rows, bytes, raw_bytes FROM entry WHERE batch IS NULL ORDER BY seq',
		);
		let last: number | undefined;
		let rows = 0;
		let rawBytes = 0;
		for (const entry of oldest.iterate()) {
			rows += Number(entry.rows);
			// Of an entry from before sizes were kept the worst is assumed that text packs to.
			rawBytes += Number(entry.raw_bytes) || Number(entry.bytes) * USUAL_PACKING;
			if (last !== undefined && (rows > limits.rows || rawBytes > limits.rawBytes)) break;
			last = Number(entry.seq);
		}
		if (last === undefined) return undefined;
		const id = this.#newBatch(token);
		this.#db.prepare('UPDATE entry SET batch = ? WHERE batch IS NULL AND seq <= ?').run(id, last);
		return { id, token };
	}

	#newBatch(token: string): number {
		return Number(this.#db.prepare('INSERT INTO batch (token) VALUES (?)').run(token).lastInsertRowid);
	}

	/** Other rows than before need another token: the store may know some of them under the old one. */
	#replaceBatch(id: number, token: string | undefined): void {
		if (token === undefined) this.#db.prepare('DELETE FROM batch WHERE id = ?').run(id);
		else this.#db.prepare('UPDATE batch SET token = ? WHERE id = ?').run(token, id);
	}

	#batchId(token: string): number {
		const id = this.#findBatch(token);
		if (id === undefined) throw new Error(`the inbox has no batch ${token}`);
		return id;
	}

	#findBatch(token: string): number | undefined {
		const row = this.#db.prepare('SELECT id FROM batch WHERE token = ?').get(token);
		return row && Number(row.id);
	}

	#transaction<T>(work: () => T): T {
		this.#db.exec('BEGIN IMMEDIATE');
		try {
			const result = work();
			this.counters.flush();
			this.#db.exec('COMMIT');
			this.counters.committed();
			return result;
		} catch (error) {
			// A failed COMMIT (disk full) may have rolled back by itself.
			if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
			this.counters.rolledBack();
			throw error;
		}
	}
}

function readBlocks(row: EntryRow): readonly EncodedBlock[] | undefined {
	if (row.body === null || checksum(row.body) !== row.checksum) return undefined;
	try {
		return unpackBlocks(row.body, row.format);
	} catch {
		return undefined;
	}
}
