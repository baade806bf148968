import { coded } from '../../model/columns.ts';
import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';

/** What the nodes of a call graph are: services, and in workflows also the steps that the failing path takes inside them. */
export interface GraphUnits {
	readonly kind: 'services' | 'steps';
	readonly list: readonly { readonly id: string; readonly name: string; readonly service: string }[];
	/** Index into `list` for each row. */
	readonly codes: Uint32Array;
}

/** From this share of calls between services that nobody waits for, a trace is a workflow. */
const WORKFLOW_SHARE = 0.5;

/**
 * Services as they are, or, where most calls go through queues, steps: a service that the failing path crosses in
 * several operations is cut there, so that the one which failed has a node of its own. What a step calls is its own.
 *
 *     encode-video  encode variants                  encode-video ──► encode chunk
 *       encode-video  encode chunk 17  [error]
 */
export function graphUnits(table: SpanColumns, path: readonly number[]): GraphUnits {
	const services = table.services.values.map((name) => ({ id: name, name, service: name }));
	if (!isWorkflow(table)) return { kind: 'services', list: services, codes: table.services.codes };
	const plain = plainCodes(table.names.values);
	const count = plain.names.length;
	const keyOf = (row: number) =>
		(table.services.codes[row] ?? 0) * count + (plain.codes[table.names.codes[row] ?? 0] ?? 0);
	const list = [...services];
	const steps = new Map<number, number>();
	for (const row of path) {
		const parent = table.parents[row] ?? -1;
		if (parent < 0 || table.services.codes[parent] !== table.services.codes[row]) continue;
		const key = keyOf(row);
		if (key === keyOf(parent) || steps.has(key)) continue;
		const service = coded(table.services, row);
		const name = plain.names[key % count] || service;
		steps.set(key, list.length);
		list.push({ id: `${service} › ${name}`, name, service });
	}
	const codes = new Uint32Array(table.length);
	for (let row = 0; row < table.length; row++) {
		const parent = table.parents[row] ?? -1;
		const service = table.services.codes[row] ?? 0;
		const within = parent >= 0 && table.services.codes[parent] === service;
		codes[row] = steps.get(keyOf(row)) ?? (within ? (codes[parent] ?? service) : service);
	}
	return { kind: 'steps', list, codes };
}

function isWorkflow(table: SpanColumns): boolean {
	let calls = 0;
	let async = 0;
	for (let row = 0; row < table.length; row++) {
		const parent = table.parents[row] ?? -1;
		if (parent < 0 || table.services.codes[parent] === table.services.codes[row]) continue;
		calls++;
		if (((table.marks[row] ?? 0) & SPAN_MARK.async) !== 0) async++;
	}
	return calls > 0 && async >= calls * WORKFLOW_SHARE;
}

/** "encode chunk 17" and "encode chunk 18" are one step, "encode chunk". */
function plainCodes(names: readonly string[]): { readonly names: string[]; readonly codes: Uint32Array } {
	const known = new Map<string, number>();
	const codes = Uint32Array.from(names, (name) => {
		const plain = name
			.replaceAll(/[#:]?\d+/g, '')
			.replaceAll(/\s+/g, ' ')
			.trim();
		const code = known.get(plain) ?? known.size;
		known.set(plain, code);
		return code;
	});
	return { names: [...known.keys()], codes };
}
