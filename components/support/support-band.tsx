import type { FixingJson, SupportVerdict } from '../../lib/api/session-report.ts';
import { CopyLink } from '../base/copy-link.tsx';
import { Icon, type IconName } from '../base/icon.tsx';
import { FixingCard } from './fixing-card.tsx';
import { SayCard } from './say-card.tsx';
import { Sourced } from './sourced.tsx';

const GLYPHS = { error: 'error', warn: 'warning', calm: 'healthy' } as const satisfies Record<
	SupportVerdict['tone'],
	IconName
>;
const SIDES: ReadonlyMap<SupportVerdict['side'], string> = new Map([
	['theirs', 'Nothing for our teams to mend: the member can put it right.'],
	['nobody', 'Nothing is broken, so nobody needs to mend it.'],
	['unknown', 'Nobody is asked yet: the cause is not known. Open a request below and hand it to its team.'],
]);

/** The sentence, what to say, who mends it: all that most readers need. */
export function SupportBand(props: {
	readonly verdict: SupportVerdict;
	readonly meta: React.ReactNode;
	readonly fixing: FixingJson | null;
	readonly session: string | null;
}) {
	const { verdict, fixing } = props;
	return (
		<section className={`band ${verdict.tone}`} aria-labelledby="verdict-sentence" data-testid="verdict">
			<div className="meta">
				<span className="state">
					<Icon name={GLYPHS[verdict.tone]} />
					{verdict.word}
				</span>
				{props.meta}
				<span className="sp" />
				<CopyLink />
			</div>
			<div className="cols2">
				<div>
					<h1 id="verdict-sentence">
						<Sourced sentence={verdict.headline} />
					</h1>
					<p className="why">
						{verdict.why.map((line) => (
							<span key={line.text}>
								<Sourced sentence={line} />{' '}
							</span>
						))}
						{verdict.why.length === 0 ? 'This is what the player and our services said.' : null}
					</p>
				</div>
				{verdict.say ? <SayCard say={verdict.say} /> : <div />}
				{fixing && props.session !== null ? (
					<FixingCard fixing={fixing} session={props.session} headline={verdict.headline.text} />
				) : (
					<div className="esc">
						<div className="lbl">Who fixes it</div>
						<p className="small">
							{SIDES.get(verdict.side) ??
								'No team is known for what failed. Send the link of this page to the engineers on duty.'}
						</p>
					</div>
				)}
			</div>
		</section>
	);
}
