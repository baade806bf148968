import { at } from '../../../lib/base/assert.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import { makeResource } from '../../../lib/columns/resource.ts';
import { SpanBatchBuilder } from '../../../lib/columns/span-batch-builder.ts';

export const SERVICES: readonly string[] = Array.from({ length: 40 }, (_, i) => `service-${i}`);
const ROUTES: readonly string[] = Array.from({ length: 12 }, (_, i) => `/v1/thing-${i}/{id}`);
const SPANS_PER_TRACE = 16;

/** Numbers from 0 to 1 that look random and are the same for a seed: mulberry32. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * Whole traces of 16 spans with 12 attributes each: some the same all over a trace, some of a few values,
 * some of many. They start between `from` and `from + length` nanoseconds. One trace in 100 fails.
 */
export function madeSpans(count: number, from: bigint, length: number, random: () => number): SpanBatch {
	const builder = new SpanBatchBuilder();
	while (builder.length < count) addTrace(builder, from + BigInt(Math.floor(random() * length)), random);
	return builder.done();
}

function addTrace(builder: SpanBatchBuilder, start: bigint, random: () => number): void {
	const below = (limit: number): number => Math.floor(random() * limit);
	const traceId = Uint8Array.from({ length: 16 }, () => below(256));
	const member = `m-${below(1_000_000)}`;
	const session = `${below(0xffff_ffff).toString(16)}-${below(0xffff_ffff).toString(16)}`;
	const first = below(SERVICES.length);
	const fails = random() < 0.01;
	const ids: Uint8Array[] = [];
	for (let i = 0; i < SPANS_PER_TRACE; i++) {
		const id = Uint8Array.from({ length: 8 }, () => below(256));
		ids.push(id);
		const server = i % 2 === 0;
		const service = at(SERVICES, (first + Math.floor(Math.sqrt(i) * 2)) % SERVICES.length);
		const failed = fails && i >= SPANS_PER_TRACE - 2;
		const route = at(ROUTES, below(ROUTES.length));
		builder.traceIds.append(traceId, 0, 16);
		builder.spanIds.append(id, 0, 8);
		builder.parentSpanIds.append(i === 0 ? new Uint8Array(8) : at(ids, (i - 1) >> 1), 0, 8);
		builder.startTimes.pushBigInt(start + BigInt(i * 1_000_000 + below(900_000)));
		builder.durations.pushBigInt(BigInt(Math.floor(10 ** (5.5 + random() * 2))));
		builder.names.push(server ? `GET ${route}` : 'GET');
		builder.statusMessages.push(failed ? 'upstream answered 503' : '');
		builder.traceStates.push('');
		builder.scopes.push('@opentelemetry/instrumentation-http@0.223.1');
		const text = (key: string, value: string) => builder.attributes.addText(key, 's', value);
		const integer = (key: string, value: number) => builder.attributes.addText(key, 'i', String(value));
		text('http.request.method', 'GET');
		text('http.route', route);
		integer('http.response.status_code', failed ? 503 : 200);
		text('url.scheme', 'https');
		text('url.path', route.replace('{id}', String(below(50_000))));
		text('server.address', `${service}.internal`);
		integer('server.port', 8080);
		text('network.protocol.version', '1.1');
		text('user.id', member);
		text('session.id', session);
		text('cloud.region', first % 2 === 0 ? 'eu-west-1' : 'us-east-1');
		integer('http.response.body.size', below(20_000));
		builder.events.push('');
		builder.links.push('');
		const { code, serviceCode } = builder.resource(resourceOf(service, below(4)));
		builder.endRow({
			resource: code,
			service: serviceCode,
			kind: server ? 2 : 3,
			statusCode: failed ? 2 : 0,
			flags: 0,
			notes: [],
		});
	}
}

const resources = new Map<string, ReturnType<typeof makeResource>['resource']>();

function resourceOf(service: string, instance: number): ReturnType<typeof makeResource>['resource'] {
	const name = `${service}/${instance}`;
	const known = resources.get(name);
	if (known) return known;
	const { resource } = makeResource([
		['service.name', service, 's'],
		['service.version', '2026.11.3', 's'],
		['service.instance.id', `${service}-${instance}`, 's'],
		['deployment.environment.name', 'production', 's'],
		['k8s.pod.name', `${service}-7f9c-${instance}`, 's'],
	]);
	resources.set(name, resource);
	return resource;
}
