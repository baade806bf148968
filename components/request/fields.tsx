'use client';

import { useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { ValueText } from '../base/value-text.tsx';

/** Attributes as key and value, the first few open, errors first. */
export function Fields(props: {
	readonly title: string;
	readonly fields: readonly { readonly key: string; readonly value: string }[];
	readonly open: number;
}) {
	const [all, setAll] = useState(false);
	if (props.fields.length === 0) return null;
	const sorted = [...props.fields].sort((a, b) => Number(isError(b.key)) - Number(isError(a.key)));
	const shown = all ? sorted : sorted.slice(0, props.open);
	const more = sorted.length - props.open;
	return (
		<section>
			<h3>{props.title}</h3>
			<dl className="kv">
				{shown.map((field) => (
					<div key={field.key} className="kv-row">
						<dt>{field.key}</dt>
						<dd>
							<code className={isError(field.key) ? 'c-error' : undefined}>
								<ValueText text={field.value} />
							</code>
						</dd>
					</div>
				))}
			</dl>
			{more > 0 ? (
				<button type="button" className="fold-l" aria-expanded={all} onClick={() => setAll(!all)}>
					<Icon name={all ? 'down' : 'right'} small />
					{all ? 'Fewer' : `${more} more`}
				</button>
			) : null}
		</section>
	);
}

function isError(key: string): boolean {
	return key.startsWith('error.') || key.startsWith('exception.');
}
