const REDACTED = /\[redacted(?:, ([^\]]+))?\]/g;

/** A value as sent, with what was redacted as a black label. */
export function ValueText({ text }: { readonly text: string }) {
	const parts: React.ReactNode[] = [];
	let from = 0;
	for (const match of text.matchAll(REDACTED)) {
		parts.push(text.slice(from, match.index));
		parts.push(
			<span key={match.index} className="red" title="Hidden before it was stored">
				redacted{match[1] ? `, ${match[1]}` : ''}
			</span>,
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
