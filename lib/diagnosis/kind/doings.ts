import { logPattern } from '../../logs/log-template.ts';
import type { JoinedLogs } from '../../logs/join.ts';
import { coded } from '../../model/columns.ts';
import type { Trace } from '../../model/trace.ts';
import { callKey, type Doings, lineKey } from './request-kind.ts';

/** What stands behind a name in a line is one of many values. */
const NAMED_VALUE = /=[^\s,;&]+/g;

/** What a call did: the spans right below it and the lines that it logged. */
export function doingsOf({ spans }: Trace, logs: JoinedLogs, row: number): Doings {
	const done = new Map<string, number>();
	const add = (key: string) => done.set(key, (done.get(key) ?? 0) + 1);
	const end = spans.subtreeEnds[row] ?? 0;
	for (let child = row + 1; child < end; child = spans.subtreeEnds[child] ?? end)
		add(callKey(coded(spans.services, child), coded(spans.names, child)));
	for (const { record } of logs.of(row)) {
		const key = keyOfLine(record.message);
		if (key !== undefined) add(key);
	}
	return done;
}

/** The key that a line is counted under; undefined for an empty one. */
export function keyOfLine(message: string): string | undefined {
	const pattern = logPattern(message).replaceAll(NAMED_VALUE, '=…');
	return pattern === '' ? undefined : lineKey(pattern);
}
