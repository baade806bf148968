import type { RoleChange } from '../model/role-change.ts';
import { formatCounted } from '../format/count.ts';
import { secondCauseText } from './phrases.ts';
import { ofChange, type LinkedSentence } from './sentence.ts';

/** Who made a change and in what batch; whether the others of the batch met the same. */
export function describeBatch(change: RoleChange, batch: readonly RoleChange[]): readonly LinkedSentence[] {
	const by = change.changedBy === '' ? '' : ` by ${change.changedBy}`;
	if (change.batchSize <= 1) {
		return by === '' ? [] : [{ text: `Changed${by}.`, evidence: [ofChange(change)] }];
	}
	const made: LinkedSentence = {
		text: `Changed${by} in a batch of ${formatCounted(change.batchSize, 'person', 'people')}.`,
		evidence: [ofChange(change)],
	};
	const others = new Map(batch.map((other) => [other.userId, other]));
	others.delete(change.userId);
	const alike = [...others.values()].filter(({ was, is }) => was === change.was && is === change.is);
	// Said only where the whole batch was seen.
	if (others.size !== change.batchSize - 1 || alike.length === 0 || change.is === '') return [made];
	const who = sayWho(alike.length, others.size);
	return [
		made,
		{
			text: `${who} also on ${secondCauseText(change.is, change.was)}.`,
			evidence: [ofChange(change), ...alike.map(ofChange)],
		},
	];
}

function sayWho(alike: number, others: number): string {
	if (others === 1) return 'The other one is';
	if (alike === others) return `The other ${alike} are`;
	return alike === 1 ? 'One of the others is' : `${alike} of the others are`;
}
