import { formatCounted } from '../../format/count.ts';
import type { FileAnswer } from '../../api/files.ts';
import type { Asking } from '../asking.ts';
import { UseCaseProblem } from '../problem.ts';
import type { Site } from '../site.ts';
import { summaryJson } from './summary-of.ts';

/** A dropped file, unpacked. */
export const MAX_FILE_BYTES = 200_000_000;

/** Opens a saved trace for whoever sent it. It stays in memory, not in the store, and nobody else sees it. */
export async function openFile(
	asking: Asking,
	{ files, opened, ports }: Pick<Site, 'files' | 'opened' | 'ports'>,
	name: string,
	bytes: Uint8Array,
): Promise<FileAnswer> {
	if (bytes.length === 0) throw new UseCaseProblem('bad-argument', 'The file is empty');
	const limits = { maxBytes: MAX_FILE_BYTES, maxRows: files.maxRows };
	const answer = await ports.traceFiles.read(bytes, name, asking.now, limits, asking.signal);
	if (!answer.ok) throw new UseCaseProblem(answer.code, answer.message);
	const { file } = answer;
	const { requests: summaries, left } = files.add(asking, file.traces);
	for (const { traceId } of summaries) opened.forget(traceId);
	return {
		format: file.format,
		traceIds: summaries.map(({ traceId }) => traceId),
		requests: summaries.map(summaryJson),
		rejectedSpans: file.rejectedCount,
		notes: left === 0 ? [...file.notes] : [...file.notes, leftWords(left)],
	};
}

function leftWords(left: number): string {
	return `${formatCounted(left, 'older trace')} of the file ${left === 1 ? 'is' : 'are'} not kept: there is no room for more.`;
}
