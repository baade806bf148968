const REDACTED = /\[redacted(?:, ([^\]]+))?\]/g;
const WHY = 'Hidden by its kind before it was stored: nobody can show it';
const WHY_PERSONAL =
	'Hidden because it belongs to a person: the pages of members and of production show it for a reason';

/** A value as sent, with what was redacted as a black label. Where `asks`, the label tells its reason on hover and focus. */
export function ValueText({ text, asks = false }: { readonly text: string; readonly asks?: boolean }) {
	const parts: React.ReactNode[] = [];
	let from = 0;
	for (const match of text.matchAll(REDACTED)) {
		const why = match[1] === 'personal data' ? WHY_PERSONAL : WHY;
		const label = `redacted${match[1] ? `, ${match[1]}` : ''}`;
		parts.push(text.slice(from, match.index));
		parts.push(
			asks ? (
				<button key={match.index} type="button" className="red">
					{label}
					<span className="why">{why}</span>
				</button>
			) : (
				<span key={match.index} className="red" title={why}>
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
