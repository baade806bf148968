'use client';

import { useId } from 'react';
import { checkTemplate } from '../../lib/links/check-template.ts';
import { LINK_KINDS, USUAL_MINUTES } from '../../lib/model/link-template.ts';
import { Icon } from '../base/icon.tsx';
import type { DraftLink } from './draft-link.ts';

/** One link to be written: what it leads to, its address, how much time around the span it covers. */
export function LinkFields(props: {
	readonly draft: DraftLink;
	readonly number: number;
	readonly change: (draft: DraftLink) => void;
	readonly remove: () => void;
}) {
	const { draft, number, change } = props;
	const id = useId();
	const checked = checkTemplate(draft);
	return (
		<fieldset className="lk-one">
			<legend className="sr">Link {number}</legend>
			<div className="lk-line">
				<label>
					Leads to
					<select
						value={draft.kind}
						onChange={({ target }) => {
							const kind = LINK_KINDS.find((one) => one === target.value) ?? 'other';
							change({ ...draft, kind, aroundMinutes: USUAL_MINUTES[kind] });
						}}
					>
						{LINK_KINDS.map((kind) => (
							<option key={kind}>{kind}</option>
						))}
					</select>
				</label>
				<label className="lk-title">
					Button says
					<input
						value={draft.title}
						maxLength={60}
						placeholder={draft.kind === 'other' ? '' : 'by itself'}
						onChange={({ target }) => change({ ...draft, title: target.value })}
					/>
				</label>
				<label className="lk-minutes">
					Minutes around
					<input
						type="number"
						min={0}
						max={1440}
						value={Number.isFinite(draft.aroundMinutes) ? draft.aroundMinutes : ''}
						onChange={({ target }) => change({ ...draft, aroundMinutes: target.valueAsNumber })}
					/>
				</label>
				<button
					type="button"
					className="icon-btn"
					aria-label={`Remove link ${number}`}
					onClick={props.remove}
				>
					<Icon name="close" />
				</button>
			</div>
			<label>
				Address
				<textarea
					rows={2}
					spellCheck={false}
					value={draft.address}
					aria-invalid={!checked.ok}
					aria-describedby={checked.ok ? undefined : id}
					onChange={({ target }) => change({ ...draft, address: target.value.replaceAll('\n', '') })}
				/>
			</label>
			{checked.ok ? null : (
				<p className="small c-error" id={id}>
					<Icon name="error" small /> {checked.error}
				</p>
			)}
		</fieldset>
	);
}
