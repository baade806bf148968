import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { halcyonService } from '../../lib/demo/company.ts';
import type { GeneratedRequest } from '../../lib/demo/call.ts';
import { encodeLogs, encodeTraces } from '../../lib/demo/wire/otlp.ts';
import { encodeZipkin } from '../../lib/demo/wire/zipkin.ts';
import type { LogRow, SpanRow } from '../../lib/wire/columns/rows.ts';

export interface SenderOptions {
	readonly otlp: string;
	readonly zipkin: string;
	readonly signal: AbortSignal;
}

/** What became of everything that was to be sent. */
export interface SentCounts {
	spans: number;
	logs: number;
	requests: number;
	refused: number;
}

/** Spans in one body at most. */
const BODY_SPANS = 5_000;
const RETRIED = new Set([429, 502, 503, 504]);

/** Sends generated requests over the wire as Halcyon's services would: OTLP, and Zipkin from the legacy one. */
export class Sender {
	readonly counts: SentCounts = { spans: 0, logs: 0, requests: 0, refused: 0 };
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
				await this.#post(`${this.#options.otlp}/v1/traces`, 'application/x-protobuf', encodeTraces(modern));
			if (legacy.length > 0)
				await this.#post(
					`${this.#options.zipkin}/api/v2/spans`,
					'application/json',
					new TextEncoder().encode(encodeZipkin(shortIds(legacy))),
				);
			this.counts.spans += part.length;
		}
		if (logs.length > 0)
			await this.#post(`${this.#options.otlp}/v1/logs`, 'application/x-protobuf', encodeLogs(logs));
		this.counts.logs += logs.length;
	}

	/** Tries again as the answer says. A connection that is refused is a collector that is starting. */
	async #post(url: string, type: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
		const zipped = gzipSync(body, { level: 1 });
		for (let attempt = 0; ; attempt++) {
			const answer = await this.#tryPost(url, type, zipped);
			if (answer?.ok) {
				this.counts.requests++;
				await answer.arrayBuffer();
				return;
			}
			if (answer && !RETRIED.has(answer.status)) {
				this.counts.refused++;
				throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
			}
			if (attempt === 60) throw new Error(`${url} could not be reached`);
			const seconds = Number(answer?.headers.get('retry-after') ?? 1);
			await pause(seconds * 1000, undefined, { signal: this.#options.signal });
		}
	}

	async #tryPost(url: string, type: string, body: Buffer<ArrayBuffer>): Promise<Response | undefined> {
		try {
			return await fetch(url, {
				method: 'POST',
				headers: { 'content-type': type, 'content-encoding': 'gzip' },
				body,
				signal: this.#options.signal,
			});
		} catch (error) {
			if (this.#options.signal.aborted) throw error;
			return undefined;
		}
	}
}

/** The legacy service has only the low half of a trace ID. */
function shortIds(spans: readonly SpanRow[]): readonly SpanRow[] {
	return spans.map((span) => ({ ...span, traceId: span.traceId.slice(16) }));
}
