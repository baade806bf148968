import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { halcyonService } from '../../lib/demo/company.ts';
import type { GeneratedRequest } from '../../lib/demo/call.ts';
import { encodeLogs, encodeTraces } from '../../lib/demo/wire/otlp.ts';
import { encodeZipkin } from '../../lib/demo/wire/zipkin.ts';
import type { LogRow, SpanRow } from '../../lib/columns/rows.ts';
import { rejectedCount } from './rejected-count.ts';

export interface SenderOptions {
	readonly otlp: string;
	readonly zipkin: string;
	readonly signal: AbortSignal;
}

/** What became of everything that was to be sent. Spans and lines are counted when the collector has taken them. */
export interface SentCounts {
	spans: number;
	logs: number;
	bodies: number;
	/** Spans and lines that the collector took no part of, as its answers say. */
	rejected: number;
	/** Bodies sent once more because it was asked for or no answer came. */
	again: number;
}

/** Spans in one body at most. */
const BODY_SPANS = 5_000;
const PROTOBUF = 'application/x-protobuf';
const MAX_TRIES = 60;
const RETRIED = new Set([429, 502, 503, 504]);

/** Sends generated requests over the wire as Halcyon's services would: OTLP, and Zipkin from the legacy one. */
export class Sender {
	readonly counts: SentCounts = { spans: 0, logs: 0, bodies: 0, rejected: 0, again: 0 };
	readonly #options: SenderOptions;
	#spans: SpanRow[] = [];
	#logs: LogRow[] = [];

	constructor(options: SenderOptions) {
		this.#options = options;
	}

	/** Adds a request; sends when a body is full. */
	async add(request: GeneratedRequest): Promise<void> {
		for (const span of request.spans) this.#spans.push(span);
		for (const log of request.logs) this.#logs.push(log);
		if (this.#spans.length >= BODY_SPANS) await this.flush();
	}

	/** Sends what is held back. Throws when the collector cannot be reached for good. */
	async flush(): Promise<void> {
		const [spans, logs] = [this.#spans, this.#logs];
		this.#spans = [];
		this.#logs = [];
		for (let from = 0; from < spans.length; from += BODY_SPANS) {
			const part = spans.slice(from, from + BODY_SPANS);
			const legacy = part.filter((span) => halcyonService(span.service).legacy);
			const modern = part.filter((span) => !halcyonService(span.service).legacy);
			if (modern.length > 0)
				await this.#post(`${this.#options.otlp}/v1/traces`, PROTOBUF, gzip(encodeTraces(modern)));
			if (legacy.length > 0)
				await this.#post(
					`${this.#options.zipkin}/api/v2/spans`,
					'application/json',
					gzip(new TextEncoder().encode(encodeZipkin(shortIds(legacy)))),
				);
			this.counts.spans += part.length;
		}
		if (logs.length > 0) await this.#post(`${this.#options.otlp}/v1/logs`, PROTOBUF, gzip(encodeLogs(logs)));
		this.counts.logs += logs.length;
	}

	/** Sends a ready body of spans as it is. */
	async sendReady(body: Uint8Array<ArrayBuffer>, spans: number): Promise<void> {
		await this.#post(`${this.#options.otlp}/v1/traces`, PROTOBUF, { body });
		this.counts.spans += spans;
	}

	/** Tries again as the answer says. A connection that is refused is a collector that is starting. */
	async #post(url: string, type: string, content: Content): Promise<void> {
		for (let attempt = 0; ; attempt++) {
			const answer = await this.#tryPost(url, type, content);
			if (answer?.ok) {
				this.counts.bodies++;
				const said = new Uint8Array(await answer.arrayBuffer());
				if (type === PROTOBUF) this.counts.rejected += rejectedCount(said);
				return;
			}
			if (answer && !RETRIED.has(answer.status))
				throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
			await answer?.arrayBuffer();
			if (attempt === MAX_TRIES) throw new Error(`${url} took nothing in ${MAX_TRIES} tries`);
			this.counts.again++;
			await pause(waitMillis(answer?.headers.get('retry-after')), undefined, {
				signal: this.#options.signal,
			});
		}
	}

	async #tryPost(url: string, type: string, { body, encoding }: Content): Promise<Response | undefined> {
		try {
			return await fetch(url, {
				method: 'POST',
				headers: { 'content-type': type, ...(encoding ? { 'content-encoding': encoding } : {}) },
				body,
				signal: this.#options.signal,
			});
		} catch (error) {
			if (this.#options.signal.aborted) throw error;
			return undefined;
		}
	}
}

interface Content {
	readonly body: Uint8Array<ArrayBuffer>;
	readonly encoding?: 'gzip';
}

function gzip(body: Uint8Array<ArrayBuffer>): Content {
	return { body: gzipSync(body, { level: 1 }), encoding: 'gzip' };
}

/** Retry-After is seconds or a date; a second where it is missing or neither. */
function waitMillis(retryAfter: string | null | undefined): number {
	if (!retryAfter) return 1000;
	const seconds = Number(retryAfter);
	const millis = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
	return Number.isFinite(millis) ? Math.min(60_000, Math.max(0, millis)) : 1000;
}

/** The legacy service has only the low half of a trace ID. */
function shortIds(spans: readonly SpanRow[]): readonly SpanRow[] {
	return spans.map((span) => ({ ...span, traceId: span.traceId.slice(16) }));
}
