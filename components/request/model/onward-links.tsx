import type { OnwardLink } from '../../../lib/api/service-links.ts';
import { Icon } from '../../base/icon.tsx';
import { LINK_ICONS } from '../../base/link-icons.ts';

/** A way out of Dupin, to where the service is looked at otherwise. */
export function OnwardButton({ link }: { readonly link: OnwardLink }) {
	return (
		<a className="btn sm" href={link.href} target="_blank" rel="noreferrer" data-testid="onward">
			<Icon name={LINK_ICONS[link.kind]} small />
			<span className="el">{link.words}</span>
		</a>
	);
}

/** The same in one line beside the owner. */
export function OnwardLinks({ links }: { readonly links: readonly OnwardLink[] }) {
	if (links.length === 0) return null;
	return (
		<ul className="onward no-print" aria-label="Go on to">
			{links.map((link) => (
				<li key={link.href}>
					<a href={link.href} target="_blank" rel="noreferrer">
						{link.words}
					</a>
				</li>
			))}
		</ul>
	);
}
