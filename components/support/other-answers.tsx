import type { AnswerJson } from '../../lib/api/session-report.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { Sourced } from './sourced.tsx';

/** Open from the start; the rest is one click away. */
const SHOWN = 6;

/** Other things people ask about a session: trouble first, what can't be told last. */
export function OtherAnswers({
	answers,
	withheld,
}: {
	readonly answers: readonly AnswerJson[];
	/** Streams were not offered: what can't be told is then what is asked. */
	readonly withheld: boolean;
}) {
	const known = answers.filter(({ state }) => state !== 'cannot-tell');
	const unknown = answers.filter(({ state }) => state === 'cannot-tell');
	// Two that fill the panel better than six dozen words on what is missing.
	const open = known.slice(0, SHOWN);
	const rest = known.slice(SHOWN);
	return (
		<Panel title="Other answers about this session">
			{open.map((answer) => (
				<OneAnswer key={answer.id} answer={answer} />
			))}
			{open.length === 0 ? <p className="empty">Nothing else is known about this session.</p> : null}
			<Folded title={`${formatCounted(rest.length, 'more answer')}`} answers={rest} />
			<Folded title={`What we can’t tell (${unknown.length})`} answers={unknown} open={withheld} />
		</Panel>
	);
}

function Folded({
	title,
	answers,
	open = false,
}: {
	readonly title: string;
	readonly answers: readonly AnswerJson[];
	readonly open?: boolean;
}) {
	if (answers.length === 0) return null;
	return (
		<details className="ans-more" open={open}>
			<summary>
				<Icon name="right" small /> {title}
			</summary>
			{answers.map((answer) => (
				<OneAnswer key={answer.id} answer={answer} />
			))}
		</details>
	);
}

function OneAnswer({ answer }: { readonly answer: AnswerJson }) {
	const { ladder } = answer;
	return (
		<div className="ans" data-answer={answer.id}>
			<h3>
				<Sourced sentence={answer.sentence} />
			</h3>
			{answer.detail ? <p>{answer.detail.text}</p> : null}
			{ladder ? (
				<>
					<figure className="lv" aria-label={`Level ${ladder.has} reported, ${ladder.needs} needed`}>
						{ladder.steps.map((step) => (
							<span key={step} className={step === ladder.has ? 'has' : step === ladder.needs ? 'need' : ''}>
								{step}
							</span>
						))}
					</figure>
					<div className="lvl">
						{ladder.legend.map((words) => (
							<span key={words}>{words}</span>
						))}
					</div>
				</>
			) : null}
		</div>
	);
}
