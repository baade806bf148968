import type { SentenceJson } from '../../lib/api/session-report.ts';
import { Link } from '../base/link.tsx';

/** A sentence that is itself the way to where it was read. Engineers follow it; to others it is a sentence. */
export function Sourced({ sentence }: { readonly sentence: SentenceJson }) {
	const [source] = sentence.sources;
	if (!source) return sentence.text;
	const place = source.spanId === null ? '' : `?s=${source.spanId}`;
	return (
		<Link
			className="sourced"
			href={`/r/${source.traceId}${place}`}
			title={source.kind === 'missing' ? `Not there: ${source.label}` : `Read from ${source.label}`}
		>
			{sentence.text}
		</Link>
	);
}
