import type { PersonJson } from '../../lib/api/people.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { TryAgain } from './try-again.tsx';

type Source = PersonJson['sources'][number];

const ASKED_FOR: Readonly<Partial<Record<Source['kind'], string>>> = {
	people: 'who it is',
	'sign-ins': 'sign-ins',
	'role changes': 'role changes',
	refusals: 'refusals',
	traces: 'requests',
};

const isSilent = ({ status }: Source) => status === 'failed' || status === 'timeout';

/** One amber line for sources that did not answer: whether the sentence may change, and how to try again. */
export function SilentSources({ sources }: { readonly sources: readonly Source[] }) {
	const silent = [
		...new Set(sources.filter(isSilent).map(({ name, kind }) => `${name} (${ASKED_FOR[kind] ?? kind})`)),
	];
	if (silent.length === 0) return null;
	return (
		<output className="pp-silent">
			<Icon name="warning" small />
			<span>
				{silent.join(' and ')} did not answer, so the sentence may change. <TryAgain />
			</span>
		</output>
	);
}

/** In the place of what a silent source would have told; else, where a list is empty, what that means. */
export function EmptyOrSilent(props: {
	readonly kind: Source['kind'];
	readonly sources: readonly Source[];
	readonly empty: boolean;
	readonly children: React.ReactNode;
}) {
	const silent = props.sources.filter((source) => source.kind === props.kind && isSilent(source));
	if (silent.length === 0) return props.empty ? <p className="empty">{props.children}</p> : null;
	return (
		<p className="empty c-warn">
			{[...new Set(silent.map(({ name }) => name))].join(' and ')} did not answer: something may be missing
			here.
		</p>
	);
}

/** Which sources were asked and what came back. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
	const rows = new Map(sources.map((source) => [`${source.name} ${source.kind} ${source.status}`, source]));
	return (
		<Panel
			id="sources"
			className="pp-wide"
			title="Where this comes from"
			count={`${formatCounted(new Set(sources.map(({ name }) => name)).size, 'source')}, ${formatCounted(rows.size, 'answer')}`}
		>
			<ul className="pp-sources">
				{Array.from(rows, ([key, source]) => (
					<li key={key}>
						<span className={isSilent(source) ? 'c-warn' : 'c3'}>
							<Icon name={isSilent(source) ? 'warning' : 'check'} small />
						</span>
						<b>{source.name}</b>
						<span className="c2">{sayStatus(source)}</span>
					</li>
				))}
			</ul>
		</Panel>
	);
}

function sayStatus(source: Source): string {
	const what = ASKED_FOR[source.kind] ?? source.kind;
	switch (source.status) {
		case 'ok':
			return what;
		case 'empty':
			return `${what}, had none`;
		case 'partial':
			return `${what}, only the newest ${source.count}`;
		case 'timeout':
			return `${what}, did not answer in time`;
		case 'failed':
			return `${what}, did not answer`;
	}
}
