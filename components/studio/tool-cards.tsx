import type { PersonJson } from '../../lib/api/people.ts';
import { Icon } from '../base/icon.tsx';

type Tool = PersonJson['tools'][number];

/** Where it is put right, opened on this person, and who may say yes. */
export function ToolCards(props: { readonly tools: readonly Tool[]; readonly state: PersonJson['state'] }) {
	if (props.tools.length === 0) {
		const done = props.state === 'nothing' || props.state === 'fixed';
		return (
			<div className="pp-tools">
				<div>
					<p className="lbl">Next step</p>
					<p className="pp-big">{done ? 'Nothing to put right' : 'No tool is named for this'}</p>
					<p className="small c2">
						{done
							? 'If it still does not work, ask what they see and when, then look here again.'
							: 'Hand this page to the team of the app below: the link holds all that is known.'}
					</p>
				</div>
			</div>
		);
	}
	return (
		<div className="pp-tools">
			{props.tools.map((tool, index) => (
				<ToolCard key={tool.cause} tool={tool} first={index === 0} />
			))}
		</div>
	);
}

/** Causes that somebody's yes puts right. */
const APPROVED: ReadonlySet<Tool['cause']> = new Set([
	'role-moved',
	'role-removed',
	'role-missing',
	'contract-over',
]);

function ToolCard({ tool, first }: { readonly tool: Tool; readonly first: boolean }) {
	return (
		<div>
			<p className="lbl">{first ? 'Put right in' : 'And in'}</p>
			<p className="pp-big">{tool.name}</p>
			<ul>
				{tool.approver ? (
					<li>
						<Icon name="person" /> {tool.approver} can {APPROVED.has(tool.cause) ? 'approve' : 'help'}
					</li>
				) : null}
				{tool.channel ? (
					<li>
						<Icon name="channel" />
						{tool.channelUrl ? <a href={tool.channelUrl}>{tool.channel}</a> : tool.channel}
					</li>
				) : null}
			</ul>
			<div className="row">
				{tool.url ? (
					<a className={first ? 'btn primary' : 'btn'} href={tool.url} target="_blank" rel="noreferrer">
						{tool.action} <Icon name="out" small />
					</a>
				) : null}
				{tool.approverUrl ? (
					<a className="btn" href={tool.approverUrl}>
						Message {tool.approver.split(' ')[0]}
					</a>
				) : null}
			</div>
		</div>
	);
}
