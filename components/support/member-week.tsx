import type { MemberReport } from '../../lib/api/member-report.ts';
import { Panel } from '../base/panel.tsx';

const WORDS = { error: 'failed', warn: 'with trouble', calm: 'fine' } as const;
/** More blocks than this make a day taller than the panel. */
const MAX_BLOCKS = 12;

/** Seven days, one block a session. */
export function MemberWeek({ week }: { readonly week: MemberReport['week'] }) {
	return (
		<Panel title="This week" count="one block a session">
			<figure className="week" aria-label={`Sessions a day: ${week.map(said).join('; ')}`}>
				{week.map(({ day, blocks }) => (
					<div key={day}>
						<div className="stk">
							{blocks.slice(0, MAX_BLOCKS).map((tone, index) => (
								<i key={index} className={tone} />
							))}
						</div>
						{day}
					</div>
				))}
			</figure>
		</Panel>
	);
}

function said({ day, blocks }: MemberReport['week'][number]): string {
	const counts = (['error', 'warn', 'calm'] as const).flatMap((tone) => {
		const count = blocks.filter((block) => block === tone).length;
		return count === 0 ? [] : [`${count} ${WORDS[tone]}`];
	});
	return `${day} ${counts.length === 0 ? 'none' : counts.join(', ')}`;
}
