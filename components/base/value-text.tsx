const REDACTED = /\[redacted(?:, ([^\]]+))?\]/g;
const WHY = 'Hidden by its kind before it was stored: nobody can show it';

/** A value as sent, with what was redacted as a black label. Where `asks`, the label tells its reason on hover and focus. */
export function ValueText({ text, asks = false }: { readonly text: string; readonly asks?: boolean }) {
	const parts: React.ReactNode[] = [];
	let from = 0;
	for (const match of text.matchAll(REDACTED)) {
		const label = `redacted${match[1] ? `, ${match[1]}` : ''}`;
		parts.push(text.slice(from, match.index));
		parts.push(
			asks ? (
				<button key={match.index} type="button" className="red">
					{label}
					<span className="why">{WHY}</span>
				</button>
			) : (
				<span key={match.index} className="red" title={WHY}>
					{label}
				</span>
			),
		);
		from = match.index + match[0].length;
	}
	return (
		<>
			{parts}
			{text.slice(from)}
		</>
	);
}
