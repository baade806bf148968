import { WARN_SEVERITY, type JoinedLog } from '../../logs/join.ts';
import { logPattern } from '../../logs/log-template.ts';
import type { Finding } from '../../model/verdict.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';
import { plainMessage } from '../phrases.ts';

const MOST = 4;

/** Warnings that services logged where nothing failed: what may bite. Those in a failed span are its evidence already. */
export function warningFindings(context: RequestFacts): readonly Finding[] {
	const kinds = new Map<string, JoinedLog[]>();
	for (const line of context.logs.lines) {
		const { severity, service, message } = line.record;
		if (severity < WARN_SEVERITY || severity >= WARN_SEVERITY + 4) continue;
		if (line.row === -1 || context.errors[line.row] || waitedFor(message) !== undefined) continue;
		const key = `${service}\u0000${logPattern(message)}`;
		const known = kinds.get(key);
		if (known) known.push(line);
		else kinds.set(key, [line]);
	}
	return [...kinds.values()].slice(0, MOST).map((lines) => describe(lines));
}

function describe(lines: readonly JoinedLog[]): Finding {
	const [first] = lines;
	const times = lines.length > 1 ? `, ${lines.length} times` : '';
	return finding(
		'warning',
		plainMessage(first?.record.message ?? ''),
		first?.record.service ?? '',
		`from its log${times}`,
		[...new Set(lines.map((line) => line.row))],
		{ logs: lines.map((line) => line.index), count: lines.length },
	);
}

const WAITED = /\bwait(?:ed|ing|s)?\b[^.]*?(\d+(?:\.\d+)?)\s?(ms|s|µs|us)\b/i;
const FOR_A_CONNECTION = /\bpool\b|\bconnection\b/i;
const NANOS: Readonly<Record<string, number>> = { ms: 1e6, s: 1e9, µs: 1e3, us: 1e3 };

/** Nanoseconds that a line says were waited for a connection; undefined where it says nothing of that. */
export function waitedFor(message: string): number | undefined {
	const found = WAITED.exec(message);
	if (!found || !FOR_A_CONNECTION.test(message)) return undefined;
	return Number(found[1]) * (NANOS[(found[2] ?? '').toLowerCase()] ?? 0);
}
