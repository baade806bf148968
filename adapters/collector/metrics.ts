import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { Decoded, DecodeJob } from './decode/protocol.ts';
import type { Refusal } from './http/refusal.ts';
import type { InboxState } from '../../lib/ports/own/inbox.ts';
import { type SignalLedger, rejectedSum } from '../../lib/model/ledger.ts';

/** What the counters are read from when somebody asks for them. */
export interface MetricSources {
	readonly inbox: () => InboxState;
	readonly highWaterRows: number;
	readonly bytesInFlight: () => number;
}

/** The process's counters. Those that the OpenTelemetry Collector has too carry its names. */
export interface Metrics {
	readonly registry: Registry;
	readonly decoded: (protocol: DecodeJob['protocol'], decoded: Decoded) => void;
	readonly acknowledged: (seconds: number) => void;
	readonly refused: (refusal: Refusal) => void;
	readonly written: (milliseconds: number) => void;
	readonly writeFailed: () => void;
	readonly fault: () => void;
	/** A request with metrics was answered well and thrown away. */
	readonly notKept: () => void;
	readonly decodeThreadDied: () => void;
}

/** OTel Collector's word for records of a signal. */
const RECORDS = { spans: 'spans', logs: 'log_records' } as const;
const SIGNALS = ['spans', 'logs'] as const;

export function createMetrics(sources: MetricSources): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
		new Counter<L>({ name, help, labelNames: [...labelNames], registers: [registry] });
	ledgerMetrics(registry, sources);
	const stages = stageMetric(registry, sources.inbox);
	const refusals = counter('dupin_refused_requests_total', 'Requests turned down whole.', [
		'status',
		'reason',
	]);
	const redacted = counter('dupin_redacted_values_total', 'Secrets masked before storing.', ['kind']);
	const accepted = SIGNALS.map((signal) =>
		counter(`otelcol_receiver_accepted_${RECORDS[signal]}_total`, 'Records decoded.', [
			'receiver',
			'transport',
		]),
	);
	const failures = counter(
		'dupin_store_write_failures_total',
		'Writes to the store that failed; they are tried again.',
	);
	const faults = counter('dupin_faults_total', 'Errors nobody foresaw. Any is a defect.');
	const notKept = counter(
		'dupin_metrics_requests_not_kept_total',
		'Requests with metrics: accepted and not kept.',
	);
	const deaths = counter('dupin_decode_thread_deaths_total', 'Decode threads that ended and were replaced.');
	const acks = new Histogram({
		name: 'dupin_ack_seconds',
		help: 'From the head of a request to its acknowledgement after the commit.',
		buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
		registers: [registry],
	});
	return {
		registry,
		decoded: (protocol, { signal, rows, redacted: masked, times }) => {
			const receiver = protocol === 'zipkin' ? 'zipkin' : 'otlp';
			accepted[SIGNALS.indexOf(signal)]?.inc({ receiver, transport: 'http' }, rows);
			for (const [kind, count] of masked) redacted.inc({ kind }, count);
			for (const [stage, ms] of Object.entries(times)) stages.spent(stage, ms);
		},
		acknowledged: (seconds) => acks.observe(seconds),
		refused: ({ status, reason }) => refusals.inc({ status: String(status), reason }),
		written: (ms) => stages.spent('insert', ms),
		writeFailed: () => failures.inc(),
		fault: () => faults.inc(),
		notKept: () => notKept.inc(),
		decodeThreadDied: () => deaths.inc(),
	};
}

/** Where the time goes, in all threads; the inbox keeps its own clock. */
function stageMetric(
	registry: Registry,
	inbox: () => InboxState,
): { readonly spent: (stage: string, milliseconds: number) => void } {
	const spentMs = new Map<string, number>();
	const metric = new Counter({
		name: 'dupin_stage_seconds_total',
		help: 'Time spent, by stage, in all threads.',
		labelNames: ['stage'],
		registers: [registry],
		collect: () => {
			metric.reset();
			const { commitMs, claimMs } = inbox();
			for (const [stage, ms] of [...spentMs, ['commit', commitMs], ['claim', claimMs]] as const) {
				metric.inc({ stage }, ms / 1000);
			}
		},
	});
	return { spent: (stage, ms) => void spentMs.set(stage, (spentMs.get(stage) ?? 0) + ms) };
}

/** Counters that live in the inbox file: they go on where they were after a restart. */
function ledgerMetrics(registry: Registry, { inbox, highWaterRows, bytesInFlight }: MetricSources): void {
	const eachSignal = (read: (signal: SignalLedger) => number) =>
		SIGNALS.map((signal) => [{ signal }, read(inbox().ledger[signal])] as const);
	const total = (name: string, help: string, read: () => Samples) => {
		const metric = new Counter({
			name,
			help,
			labelNames: ['signal', 'reason', 'exporter'],
			registers: [registry],
			collect: () => {
				metric.reset();
				for (const [labels, value] of read()) metric.inc(labels, value);
			},
		});
	};
	const level = (name: string, help: string, read: () => Samples) => {
		const metric = new Gauge({
			name,
			help,
			labelNames: ['signal', 'exporter'],
			registers: [registry],
			collect: () => {
				for (const [labels, value] of read()) metric.set(labels, value);
			},
		});
	};
	const exporter = 'clickhouse';
	total('dupin_ledger_received_total', 'Records acknowledged.', () => eachSignal(({ received }) => received));
	total('dupin_ledger_stored_total', 'Records written to the store.', () =>
		eachSignal(({ stored }) => stored),
	);
	total('dupin_ledger_rejected_total', 'Records not stored, by reason.', () =>
		SIGNALS.flatMap((signal) =>
			inbox().ledger[signal].rejected.map(([reason, count]) => [{ signal, reason }, count] as const),
		),
	);
	level('dupin_ledger_waiting', 'Records in the inbox.', () => eachSignal(({ waiting }) => waiting));
	for (const signal of SIGNALS) {
		const records = RECORDS[signal];
		total(`otelcol_exporter_sent_${records}_total`, 'Records written to the store.', () => [
			[{ exporter }, inbox().ledger[signal].stored],
		]);
		total(
			`otelcol_receiver_refused_${records}_total`,
			'Records turned down within accepted requests.',
			() => [[{}, rejectedSum(inbox().ledger[signal].rejected)]],
		);
	}
	level('otelcol_exporter_queue_size', 'Records in the inbox.', () => [[{ exporter }, inbox().level.rows]]);
	level('otelcol_exporter_queue_capacity', 'High-water mark of the inbox.', () => [
		[{ exporter }, highWaterRows],
	]);
	level('dupin_inbox_bytes', 'Bytes of the records in the inbox.', () => [[{}, inbox().level.bytes]]);
	level('dupin_in_flight_bytes', 'Bytes held for requests in flight.', () => [[{}, bytesInFlight()]]);
}

type Samples = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
