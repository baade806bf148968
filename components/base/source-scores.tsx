import { UNUSUAL_SCORE } from '../../lib/model/anomaly-score.ts';
import type { AnomalyScoreJson } from '../../lib/api/anomaly-score.ts';
import { scoreText } from './score-text.ts';

/** What each source that watches a service says about it, under the source's name. */
export function SourceScores({
	scores,
	title,
}: {
	readonly scores: readonly AnomalyScoreJson[];
	readonly title: string;
}) {
	if (scores.length === 0) return null;
	return (
		<section>
			<h3>{title}</h3>
			<dl className="kv">
				{scores.map((score) => (
					<div key={`${score.source} ${score.measure}`} className="kv-row">
						<dt>{score.source}</dt>
						<dd className={score.score >= UNUSUAL_SCORE ? 'c-anom' : 'c2'}>{scoreText(score)}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
