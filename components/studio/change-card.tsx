import type { RoleChangeJson, SentenceJson } from '../../lib/api/people.ts';
import { formatMoment } from '../../lib/format/moment.ts';

/** What changed: was and is, by whom, and in what batch. */
export function ChangeCard(props: {
	readonly change: RoleChangeJson;
	readonly batch: readonly SentenceJson[];
	readonly now: string;
}) {
	const { role, was, is, time } = props.change;
	return (
		<section className="pp-diff" aria-labelledby="what-changed">
			<h2 id="what-changed">What changed, {formatMoment(Date.parse(time), Date.parse(props.now))} UTC</h2>
			<dl>
				<dt>Role</dt>
				<dd>{role || 'not named'}</dd>
				<dt>Was</dt>
				<dd>
					<s>{was || 'none'}</s>
				</dd>
				<dt>Is</dt>
				<dd>
					<b className="pp-now">{is || 'none'}</b>
				</dd>
			</dl>
			{props.batch.length > 0 ? <p>{props.batch.map(({ text }) => text).join(' ')}</p> : null}
		</section>
	);
}
