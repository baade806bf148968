import type { RequestReport } from '../../lib/api/request.ts';

const BARS = { high: 3, medium: 2, low: 1 } as const;

/** Confidence as one to three bars; the word stands beside them. */
export function ConfidenceBars({ value }: { readonly value: RequestReport['verdict']['confidence'] }) {
	return (
		<span className="conf" aria-hidden="true">
			{[1, 2, 3].map((bar) => (
				<i key={bar} className={bar <= BARS[value] ? 'on' : undefined} />
			))}
		</span>
	);
}
