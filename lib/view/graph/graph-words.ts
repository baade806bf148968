import { formatCount, formatCounted } from '../../format/count.ts';
import { formatDuration } from '../../format/duration.ts';
import { spokenDuration } from '../../format/spoken-duration.ts';
import type { GraphEdge, GraphNode, ServiceGraph } from './service-graph.ts';

/** Callers and callees that are named one by one; more are counted. */
const MAX_NAMED = 3;

/** A node's second line: "×3 · 1.21 s · 2 failed". */
export function nodeFacts(node: GraphNode): string {
	const calls = node.calls > 1 ? `×${formatCount(node.calls)} · ` : '';
	return `${calls}${formatDuration(node.longestNanos)}${node.failed > 1 ? ` · ${formatCount(node.failed)} failed` : ''}`;
}

/**
 * What is said of a node; `origin` is what is said of the culprit's, empty for others:
 * "content-keys, failed, 3 calls, 1.21 seconds, failure starts here, called by license-svc, calls keys-db 31 times".
 */
export function spokenNode(graph: ServiceGraph, node: GraphNode, origin: string): string {
	const names = new Map(graph.nodes.map((one) => [one.id, one.name]));
	const callers = graph.edges.filter((edge) => edge.to === node.id);
	const callees = graph.edges.filter((edge) => edge.from === node.id);
	const failed = node.failed === 0 ? '' : node.calls === node.failed ? 'failed' : `${node.failed} failed`;
	return [
		node.service !== '' && node.service !== node.name ? `${node.name} in ${node.service}` : node.name,
		failed,
		formatCounted(node.calls, 'call'),
		spokenDuration(node.longestNanos),
		origin,
		listed('called by', callers, (edge) => names.get(edge.from) ?? ''),
		listed('calls', callees, (edge) => `${names.get(edge.to) ?? ''}${times(edge.calls)}`),
	]
		.filter(Boolean)
		.join(', ');
}

function times(calls: number): string {
	if (calls === 1) return '';
	return calls === 2 ? ' twice' : ` ${formatCount(calls)} times`;
}

function listed(word: string, edges: readonly GraphEdge[], say: (edge: GraphEdge) => string): string {
	if (edges.length === 0) return '';
	const shown = edges.slice(0, MAX_NAMED).map(say);
	if (edges.length > MAX_NAMED) shown.push(`${formatCount(edges.length - MAX_NAMED)} more`);
	return `${word} ${shown.join(' and ')}`;
}
