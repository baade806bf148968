import type { SourceKind, SourceStatus } from '../../model/source-status.ts';
import type { Steps } from '../../api/steps.ts';
import { formatCounted } from '../../format/count.ts';
import { formatDuration } from '../../format/duration.ts';
import type { RequestSources } from '../site-ports.ts';

type Step = Steps['steps'][number];

/** How far opening a request has come, by the sources that have answered. */
export function openingProgress(
	sources: RequestSources,
	answered: readonly SourceStatus[] | undefined,
): Steps {
	if (answered === undefined) return { steps: [] };
	const traces = part(answered, ['traces'], sources.traceStores.length);
	const logs = part(answered, ['logs'], sources.logStores.length);
	const rest = part(
		answered,
		['baselines', 'owners'],
		sources.anomalySources.length + sources.ownerDirectories.length,
	);
	const found: Step = traces.done
		? { words: `Found the trace, ${formatCounted(traces.count, 'span')}, ${traces.took}`, state: 'done' }
		: { words: 'Looking for the trace', state: 'now' };
	const read: Step = logs.done
		? { words: `Read ${formatCounted(logs.count, 'log line')}, ${logs.took}`, state: 'done' }
		: { words: `Reading logs${logs.share}`, state: 'now' };
	const compared: Step = rest.done
		? { words: 'Looked up what is usual and who owns what', state: 'done' }
		: {
				words: `Looking up what is usual and who owns what${rest.share}`,
				state: traces.done && logs.done ? 'now' : 'next',
			};
	const judging: Step = { words: 'Putting it together', state: rest.done ? 'now' : 'next' };
	return { steps: [found, read, compared, judging] };
}

function part(answered: readonly SourceStatus[], kinds: readonly SourceKind[], asked: number) {
	const of = answered.filter(({ kind }) => kinds.includes(kind));
	return {
		done: of.length >= asked,
		count: of.reduce((sum, { count }) => sum + count, 0),
		took: formatDuration(Math.max(0, ...of.map(({ tookMs }) => tookMs)) * 1e6),
		share: of.length > 0 ? `, ${of.length} of ${asked} sources answered` : '',
	};
}
