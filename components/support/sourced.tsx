import { Link } from '../base/link.tsx';
import type { SentenceJson } from '../../lib/wire/api/session-report.ts';

/** A sentence with a way to where it was read. Engineers follow it; nobody needs to. */
export function Sourced({ sentence }: { readonly sentence: SentenceJson }) {
	const [source] = sentence.sources;
	if (!source) return sentence.text;
	const place = source.spanId === null ? '' : `?s=${source.spanId}`;
	return (
		<>
			{sentence.text}{' '}
			<Link
				className="proof"
				href={`/r/${source.traceId}${place}`}
				aria-label={`Proof of: ${sentence.text}`}
				title={source.label}
			>
				proof
			</Link>
		</>
	);
}
