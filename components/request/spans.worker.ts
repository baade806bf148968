import { spanPasses } from '../../lib/view/span-passes.ts';
import { readSpans } from './read-spans.ts';
import type { SpansAnswer, SpansQuestion } from './spans-message.ts';

/** Reads and decodes the spans and looks at all of them, so that the page never has to. Answers once. */
addEventListener('message', (event: MessageEvent<SpansQuestion>) => {
	answer(event.data).catch((error: unknown) => {
		const failed = error instanceof Error ? error.message : String(error);
		postMessage({ failed } satisfies SpansAnswer);
	});
});

async function answer({ address, ...facts }: SpansQuestion): Promise<void> {
	const spans = await readSpans(address);
	const passes = spanPasses(spans, facts);
	const { ids, ...columns } = spans;
	const found: SpansAnswer = { columns, ids: ids.join(''), passes };
	const buffers = [columns.starts, passes.critical.own, passes.critical.ends, passes.critical.times].map(
		({ buffer }) => buffer,
	);
	postMessage(found, { transfer: buffers.filter((buffer) => buffer instanceof ArrayBuffer) });
}
