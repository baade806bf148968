import { Suspense } from 'react';
import { setTimeout } from 'node:timers/promises';
import { RequestSkeleton } from '../../../components/request/states/request-skeleton.tsx';
import { readReport } from './read-report.ts';

/** A page that comes within this time shows no shape of itself before: that would only put it off. */
const PATIENCE_MS = 200;

/** Waits a moment for the report, which the server often has at hand; what takes longer shows that it is being read. */
export default async function RequestLayout(props: {
	readonly children: React.ReactNode;
	readonly params: Promise<{ readonly traceId: string }>;
}) {
	const { traceId } = await props.params;
	const done = () => true;
	// What can't be read is told by the page.
	const read = readReport(traceId).then(done, done);
	const atHand = await Promise.race([read, setTimeout(PATIENCE_MS, false)]);
	return atHand ? props.children : <Suspense fallback={<RequestSkeleton />}>{props.children}</Suspense>;
}
