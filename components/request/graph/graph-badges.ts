import type { GraphNode } from '../../../lib/view/graph/service-graph.ts';
import type { FindingJson } from '../../../lib/api/request.ts';
import { formatFactor } from '../../../lib/format/count.ts';
import type { NodeBadge } from './graph-node-box.tsx';

/** "29× its p99" on the node of a service that took much longer than usual. */
export function graphBadges(
	findings: readonly FindingJson[],
	nodes: readonly GraphNode[],
): ReadonlyMap<string, NodeBadge> {
	const badges = new Map<string, NodeBadge>();
	for (const finding of findings) {
		if (finding.kind !== 'latency' || !finding.usual) continue;
		const node =
			nodes.find((one) => finding.rows.includes(one.row)) ??
			nodes.find((one) => one.service === finding.service);
		// One line of a mini node has no room for it; the finding says it too.
		if (!node || badges.has(node.id) || (node.onPath < 0 && node.failed === 0)) continue;
		badges.set(node.id, { kind: 'anom', words: `${formatFactor(finding.usual.factor)} its p99` });
	}
	return badges;
}
