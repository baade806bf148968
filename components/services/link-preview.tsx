import { Link } from '../base/link.tsx';
import { checkTemplate } from '../../lib/links/check-template.ts';
import { fillTemplate } from '../../lib/links/fill-template.ts';
import type { ServiceLinksJson } from '../../lib/api/service-links.ts';
import { formatInstant } from '../../lib/format/clock.ts';
import { Icon } from '../base/icon.tsx';
import { LINK_ICONS } from '../base/link-icons.ts';
import { Panel } from '../base/panel.tsx';
import type { DraftLink } from './draft-link.ts';

/** What the links become on a span of late, and what of it they can name. */
export function LinkPreview(props: {
	readonly service: string;
	readonly drafts: readonly DraftLink[];
	readonly example: ServiceLinksJson['example'];
}) {
	const { example } = props;
	if (!example) {
		return (
			<Panel title="Preview">
				<p className="empty">
					No span of {props.service} was seen in the last day, so there is nothing to try them on. They can be
					saved all the same.
				</p>
			</Panel>
		);
	}
	const span = { ...example, attributes: new Map(example.attributes) };
	return (
		<Panel title="Preview with a real span" count={formatInstant(example.start)}>
			<ul className="lk-seen" data-testid="link-preview">
				{props.drafts.map((draft) => {
					if (!checkTemplate(draft).ok) return <li key={draft.key}>Refused: see on the left.</li>;
					const filled = fillTemplate(draft, span);
					return (
						<li key={draft.key}>
							{filled.ok ? (
								<>
									<a className="btn sm" href={filled.value.href} target="_blank" rel="noreferrer">
										<Icon name={LINK_ICONS[draft.kind]} small />
										{filled.value.words}
									</a>
									<code>{filled.value.href}</code>
								</>
							) : (
								<span className="small">
									<Icon name="note" small /> Not shown on this span: it has no{' '}
									<code>{filled.error.join(', ')}</code>.
								</span>
							)}
						</li>
					);
				})}
			</ul>
			<section className="lk-known">
				<h3>What this span can fill in</h3>
				<dl className="kv">
					{example.attributes
						.toSorted(([one], [other]) => one.localeCompare(other))
						.map(([key, value]) => (
							<div key={key} className="kv-row">
								<dt>
									<code>{`{${key}}`}</code>
								</dt>
								<dd>
									<code>{value}</code>
								</dd>
							</div>
						))}
				</dl>
				<p className="small c2">
					Besides: <code>{'{trace.id}'}</code>, <code>{'{span.id}'}</code>, and the time as{' '}
					<code>{'{from}'}</code> <code>{'{to}'}</code> in milliseconds, <code>{'{from.s}'}</code> in seconds,{' '}
					<code>{'{from.iso}'}</code> written out.{' '}
					<Link href={`/r/${example.traceId}?s=${example.spanId}`}>Open the span</Link>
				</p>
			</section>
		</Panel>
	);
}
