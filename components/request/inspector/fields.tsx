'use client';

import { ValueText } from '../../base/value-text.tsx';
import type { Field } from '../../../lib/view/lists/field-groups.ts';
import { Fold } from './fold.tsx';

/** Attributes as key and value: the first open, the others behind what says how many they are. */
export function Fields(props: {
	readonly title: string;
	readonly note?: string;
	readonly first: readonly Field[];
	readonly more: readonly Field[];
	readonly hidden?: readonly Field[];
}) {
	const { first, more, hidden = [] } = props;
	if (first.length + more.length + hidden.length === 0) return null;
	return (
		<section>
			<h3>
				{props.title} {props.note ? <span className="c3">{props.note}</span> : null}
			</h3>
			<FieldList fields={first} />
			{more.length > 0 ? (
				<Fold words={`${more.length} more ${more.length === 1 ? 'field' : 'fields'}`}>
					<FieldList fields={more} />
				</Fold>
			) : null}
			{hidden.length > 0 ? (
				<Fold words={`${hidden.length} hidden, on how it was measured`}>
					<FieldList fields={hidden} />
				</Fold>
			) : null}
		</section>
	);
}

function FieldList({ fields }: { readonly fields: readonly Field[] }) {
	return (
		<dl className="kv">
			{fields.map((field) => (
				<div key={field.key} className="kv-row">
					<dt>{field.key}</dt>
					<dd>
						<code className={isError(field.key) ? 'c-error' : undefined}>
							<ValueText text={field.value} asks />
						</code>
					</dd>
				</div>
			))}
		</dl>
	);
}

function isError(key: string): boolean {
	return key.startsWith('error.') || key.startsWith('exception.');
}
