import { gzipSync } from 'node:zlib';

/*
 * OTLP requests as an OpenTelemetry Collector in front of a streaming company would send them: whole
 * traces of 16 spans, grouped by service, about 12 attributes a span, gzip. The same for a seed.
 */

const SPANS_PER_TRACE = 16;
const SERVICES = 40;
const INSTANCES = 3;

/** One request of about `spans` spans whose traces start at `from` (nanoseconds since 1970), 1 ms apart. */
export function encodedRequest(
	spans: number,
	from: bigint,
	random: () => number,
): { readonly body: Buffer; readonly spans: number } {
	const byProcess = new Map<number, Buffer[]>();
	const traces = Math.ceil(spans / SPANS_PER_TRACE);
	for (let trace = 0; trace < traces; trace++) addTrace(byProcess, from + BigInt(trace) * 1_000_000n, random);
	const parts = [...byProcess].map(([process, records]) => {
		const scope = message(2, [
			message(1, [text(1, '@opentelemetry/instrumentation-http'), text(2, '0.223.1')]),
			...records,
		]);
		return message(1, [resource(process), scope]);
	});
	return { body: gzipSync(Buffer.concat(parts), { level: 3 }), spans: traces * SPANS_PER_TRACE };
}

function addTrace(byProcess: Map<number, Buffer[]>, start: bigint, random: () => number): void {
	const below = (limit: number): number => Math.floor(random() * limit);
	const traceId = randomBytes(16, below);
	const shared = [
		attribute('user.id', `m-${below(2_000_000)}`, false),
		attribute('session.id', randomBytes(8, below).toString('hex'), false),
		attribute('device.model.name', `tv-${below(60)}`),
		attribute('halcyon.title.id', String(80_000_000 + below(4_000))),
	];
	const first = below(SERVICES);
	const ids: Buffer[] = [];
	const fails = random() < 0.01;
	for (let i = 0; i < SPANS_PER_TRACE; i++) {
		const id = randomBytes(8, below);
		ids.push(id);
		const service = (first + Math.floor(Math.sqrt(i) * 3)) % SERVICES;
		const process = service * INSTANCES + below(INSTANCES);
		const begin = start + BigInt(i * 1_500_000 + below(900_000));
		const end = begin + BigInt(Math.floor(10 ** (5.5 + random() * 2)));
		const failed = fails && i >= SPANS_PER_TRACE - 2;
		const records = byProcess.get(process) ?? [];
		byProcess.set(process, records);
		records.push(
			span({
				traceId,
				id,
				parent: ids[(i - 1) >> 1],
				begin,
				end,
				service,
				isServer: i % 2 === 0,
				failed,
				shared,
				below,
			}),
		);
	}
}

interface SpanParts {
	readonly traceId: Buffer;
	readonly id: Buffer;
	readonly parent: Buffer | undefined;
	readonly begin: bigint;
	readonly end: bigint;
	readonly service: number;
	readonly isServer: boolean;
	readonly failed: boolean;
	readonly shared: readonly Buffer[];
	readonly below: (limit: number) => number;
}

function span({
	traceId,
	id,
	parent,
	begin,
	end,
	service,
	isServer,
	failed,
	shared,
	below,
}: SpanParts): Buffer {
	const route = `/v1/part-${service}/{id}/step-${below(4)}`;
	return message(2, [
		bytes(1, traceId),
		bytes(2, id),
		...(parent ? [bytes(4, parent)] : []),
		text(5, isServer ? `GET ${route}` : 'GET'),
		varintField(6, isServer ? 2 : 3),
		fixed64(7, begin),
		fixed64(8, end),
		attribute('http.request.method', 'GET'),
		attribute('http.route', route),
		attribute('http.response.status_code', failed ? 503 : 200),
		attribute('url.scheme', 'https'),
		attribute('server.address', `service-${service}.halcyon.internal`),
		attribute('server.port', 8443),
		attribute('network.protocol.version', '2'),
		attribute('network.peer.address', `10.${service}.${below(8)}.${below(32)}`),
		...shared,
		...(failed ? [message(15, [varintField(3, 2), text(2, 'upstream answered 503')])] : []),
	]);
}

function resource(process: number): Buffer {
	const service = Math.floor(process / INSTANCES);
	return message(1, [
		attribute('service.name', `service-${service}`, true, 1),
		attribute('service.version', `1.${service}.0`, true, 1),
		attribute('service.instance.id', `service-${service}-${process % INSTANCES}`, true, 1),
		attribute('deployment.environment.name', 'production', true, 1),
		attribute('cloud.region', `eu-west-${process % INSTANCES}`, true, 1),
		attribute('k8s.cluster.name', 'halcyon-1', true, 1),
	]);
}

const known = new Map<string, Buffer>();

/** `keep` remembers the bytes of values that come again and again. */
function attribute(key: string, value: string | number, keep = true, field = 9): Buffer {
	const name = `${field} ${key} ${value}`;
	const found = keep ? known.get(name) : undefined;
	if (found) return found;
	const made = message(field, [
		text(1, key),
		message(2, [typeof value === 'string' ? text(1, value) : varintField(3, value)]),
	]);
	if (keep) known.set(name, made);
	return made;
}

function message(field: number, parts: readonly Buffer[]): Buffer {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	return Buffer.concat([Buffer.from([(field << 3) | 2, ...varint(length)]), ...parts]);
}

function bytes(field: number, value: Buffer): Buffer {
	return Buffer.concat([Buffer.from([(field << 3) | 2, ...varint(value.length)]), value]);
}

function text(field: number, value: string): Buffer {
	return bytes(field, Buffer.from(value));
}

function varintField(field: number, value: number): Buffer {
	return Buffer.from([field << 3, ...varint(value)]);
}

function fixed64(field: number, value: bigint): Buffer {
	const made = Buffer.alloc(9);
	made[0] = (field << 3) | 1;
	made.writeBigUInt64LE(value, 1);
	return made;
}

function varint(value: number): number[] {
	const made: number[] = [];
	let rest = value;
	for (; rest > 127; rest = Math.floor(rest / 128)) made.push((rest % 128) | 128);
	return [...made, rest];
}

function randomBytes(length: number, below: (limit: number) => number): Buffer {
	return Buffer.from(Array.from({ length }, () => below(256)));
}
