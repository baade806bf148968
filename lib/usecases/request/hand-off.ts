import { type Asking, readOptions } from '../asking.ts';
import type { z } from 'zod';
import type { TraceId } from '../../model/ids.ts';
import type { HandedList, handOffBodySchema, HandOffList } from '../../api/hand-off.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { RequestReport } from '../../api/request.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

const MAX_SHOWN = 20;

/** Hands a request to those who can fix it and remembers that it was. What can't be sent is not remembered as sent. */
export async function handOff(
	asking: Asking,
	ports: Ports,
	traceId: TraceId,
	report: RequestReport,
	body: z.infer<typeof handOffBodySchema>,
): Promise<HandOffList> {
	const team = report.owner?.team ?? '';
	const { way, text, link } = body;
	if (way === 'webhook') {
		if (!ports.messenger) throw new RangeError('this site has no webhook');
		const message = { text, traceId, service: report.ownerOf, team, link };
		await ports.messenger.send(message, readOptions(asking, DEADLINES_MS.handOff));
	}
	await ports.handOffs.record({ traceId, at: asking.now, way, to: team || report.ownerOf, text });
	return listHandOffs(asking, ports, traceId);
}

/** Who was told of a request, newest first. */
export async function listHandOffs(asking: Asking, ports: Ports, traceId: TraceId): Promise<HandOffList> {
	const found = await ports.handOffs.ofTrace(traceId, MAX_SHOWN);
	return {
		webhook: ports.messenger !== undefined,
		handOffs: found.map(({ at, way, to, text }) => ({ at: isoNanos(at), way, to, text })),
	};
}

/** Requests that were handed to somebody, newest first. */
export async function listHanded(asking: Asking, ports: Ports, limit: number): Promise<HandedList> {
	const found = await ports.handOffs.latest(limit);
	return {
		handOffs: found.map(({ traceId, at, way, to, text }) => ({
			traceId,
			at: isoNanos(at),
			way,
			to,
			title: text.split('\n', 1)[0] ?? '',
		})),
	};
}
