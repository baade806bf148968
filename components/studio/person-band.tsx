import type { PersonJson } from '../../lib/api/people.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { CopyLink } from './copy-link.tsx';
import { Icon, type IconName } from '../base/icon.tsx';
import { ChangeCard } from './change-card.tsx';
import { RestsOn } from './rests-on.tsx';
import { SilentSources } from './source-list.tsx';
import { ToolCards } from './tool-cards.tsx';

const TONES: Readonly<Record<PersonJson['state'], readonly [tone: string, icon: IconName]>> = {
	explained: ['amber', 'warning'],
	'our-side': ['red', 'error'],
	fixed: ['calm', 'check'],
	nothing: ['calm', 'healthy'],
	unknown: ['calm', 'note'],
};

/** The sentence that ties what a person meets to its cause, what changed, and where it is put right. */
export function PersonBand({ person }: { readonly person: PersonJson }) {
	const [tone, icon] = TONES[person.state];
	const [first, ...rest] = person.details;
	return (
		<section className={`pp-band ${tone}`} aria-labelledby="sentence" data-testid="sentence">
			<div className="pp-meta">
				<span className="state">
					<Icon name={icon} />
					{person.label}
				</span>
				<a href="#sources">
					{formatCounted(new Set(person.sources.map(({ name }) => name)).size, 'source')} asked
				</a>
				<span>times are UTC</span>
				<span className="sp" />
				<CopyLink />
			</div>
			<div className={person.change ? 'pp-cols' : 'pp-cols no-change'}>
				<div>
					<h1 id="sentence">{person.headline.text}</h1>
					{first ? <p className="pp-more">{[first, ...rest].map(({ text }) => text).join(' ')}</p> : null}
					<RestsOn person={person} />
					<SilentSources sources={person.sources} />
				</div>
				{person.change ? <ChangeCard change={person.change} batch={person.batch} now={person.now} /> : null}
				<ToolCards tools={person.tools} state={person.state} />
			</div>
		</section>
	);
}
