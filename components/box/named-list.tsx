import type { NamedThing } from '../../lib/api/named.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { Icon, type IconName } from '../base/icon.tsx';
import { Kbd } from '../base/kbd.tsx';
import type { Choice } from './named-choices.ts';

const GLYPHS: Record<NamedThing['tone'], readonly [icon: IconName, colour: string]> = {
	error: ['error', 'c-error'],
	warn: ['warning', 'c-warn'],
	slow: ['anomaly', 'c-anom'],
	calm: ['healthy', 'c2'],
	none: ['note', 'c3'],
};

/** What the pasted text names, best first; the last row looks for the text itself. */
export function NamedList(props: {
	readonly id: string;
	readonly choices: readonly Choice[];
	readonly active: number;
	readonly open: (choice: Choice) => void;
}) {
	const things = props.choices.length - 1;
	return (
		<div className="rec">
			<h2 id={`${props.id}-title`}>Found {formatCounted(things, 'thing')} in what you pasted</h2>
			{/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus from the box */}
			<div id={props.id} role="listbox" aria-labelledby={`${props.id}-title`}>
				{props.choices.map((choice, index) => {
					const [icon, colour] = choice.tone === 'text' ? (['search', 'c2'] as const) : GLYPHS[choice.tone];
					return (
						// oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the box's, which keeps the focus
						<div
							key={choice.href}
							id={`${props.id}-${index}`}
							// oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element holds text only
							role="option"
							tabIndex={-1}
							aria-selected={index === props.active}
							// The box keeps the focus, or the list would close before the click.
							onMouseDown={(event) => event.preventDefault()}
							onClick={() => props.open(choice)}
						>
							<span className={colour}>
								<Icon name={icon} />
							</span>
							<span className="k">{choice.kind}</span>
							<span className="el">
								<b className="el">{choice.words}</b>
								<span className="s">{choice.detail}</span>
							</span>
							{index === props.active ? <Kbd>Enter</Kbd> : null}
						</div>
					);
				})}
			</div>
			<p className="rec-keys" aria-hidden="true">
				<Kbd>↑</Kbd> <Kbd>↓</Kbd> choose <Kbd>Enter</Kbd> open
			</p>
		</div>
	);
}
