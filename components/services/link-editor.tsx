'use client';

import { useState } from 'react';
import { checkTemplate } from '../../lib/links/check-template.ts';
import { type LinkTemplate, USUAL_MINUTES } from '../../lib/model/link-template.ts';
import type { ServiceLinksJson } from '../../lib/api/service-links.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import type { DraftLink } from './draft-link.ts';
import { LinkFields } from './link-fields.tsx';
import { LinkPreview } from './link-preview.tsx';
import type { SaveLinks } from './use-service-links.ts';

const EMPTY: LinkTemplate = {
	kind: 'metrics',
	title: '',
	address: 'https://',
	aroundMinutes: USUAL_MINUTES.metrics,
};

/** The links as a form, each with what it becomes on a real span. Nothing holds until it is saved. */
export function LinkEditor({ links, save }: { readonly links: ServiceLinksJson; readonly save: SaveLinks }) {
	const [drafts, setDrafts] = useState<readonly DraftLink[]>(() =>
		links.templates.map((template, key) => ({ ...template, key })),
	);
	const refused = drafts.some((draft) => !checkTemplate(draft).ok);
	const change = (changed: DraftLink) =>
		setDrafts(drafts.map((draft) => (draft.key === changed.key ? changed : draft)));
	const add = () =>
		setDrafts([...drafts, { ...EMPTY, key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1 }]);
	return (
		<div className="lk-grid">
			<Panel title="Links" count="metrics, deployments, logs">
				<form
					className="lk-form"
					onSubmit={(event) => {
						event.preventDefault();
						if (!refused) save.mutate(drafts.map(templateOf));
					}}
				>
					{drafts.length === 0 ? <p className="c2">No links: readers of a span are offered none.</p> : null}
					{drafts.map((draft, index) => (
						<LinkFields
							key={draft.key}
							draft={draft}
							number={index + 1}
							change={change}
							remove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
						/>
					))}
					<div className="row">
						<button type="button" className="btn" onClick={add}>
							<Icon name="plus" small />
							Add a link
						</button>
						<span className="sp" />
						{links.from === 'saved' ? (
							<button
								type="button"
								className="btn quiet"
								disabled={save.isPending}
								onClick={() => save.mutate(null)}
							>
								Go back to the catalogue’s
							</button>
						) : null}
						<button type="submit" className="btn primary" disabled={refused || save.isPending}>
							Save for everybody
						</button>
					</div>
					<output className={save.isError ? 'small c-error' : 'small c2'}>{said(save, refused)}</output>
				</form>
			</Panel>
			<LinkPreview service={links.service} drafts={drafts} example={links.example} />
		</div>
	);
}

function templateOf({ kind, title, address, aroundMinutes }: DraftLink): LinkTemplate {
	return { kind, title, address, aroundMinutes };
}

function said({ isPending, isError, error }: SaveLinks, refused: boolean): string {
	if (isPending) return 'Saving …';
	if (isError) return `Not saved: ${error.message}`;
	return refused
		? 'What is refused above has to be put right before it can be saved.'
		: 'That it was changed is written down.';
}
