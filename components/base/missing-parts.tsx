import { Icon } from './icon.tsx';

/** What could not be found out: said in one line a part, the rest of the page stands. */
export function MissingParts({
	missing,
}: {
	readonly missing: readonly { readonly part: string; readonly reason: string }[];
}) {
	return missing.map(({ part, reason }) => (
		<p key={part} className="missing-part" role="alert">
			<Icon name="warning" />
			Not known now: {part} ({reason})
		</p>
	));
}
