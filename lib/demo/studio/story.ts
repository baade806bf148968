import type { CauseKind } from '../../studio/cause.ts';
import type { Judgement } from '../../studio/judgement.ts';
import { type CrewMember, mailOf } from './crew.ts';
import type { Moment } from './moment.ts';

/** What happened to one person in production, and what is true of it. The truth goes to tests, never over the wire. */
export interface StudioStory {
	/** As the list of stories tells it, without giving the answer away. */
	readonly title: string;
	readonly person: CrewMember;
	readonly moments: readonly Moment[];
	readonly truth: {
		readonly state: Judgement['state'];
		readonly causes: readonly CauseKind[];
		/** What the first sentence must say. */
		readonly says: readonly string[];
		/** What the details must say. */
		readonly details: readonly string[];
	};
}

type Given = Pick<CrewMember, 'id' | 'name' | 'job' | 'company'> & Partial<CrewMember>;

/** A member of a crew with what most of them have. */
export function crewMember(given: Given): CrewMember {
	return {
		email: mailOf(given.name, given.company),
		pronoun: 'they',
		contract: given.company === 'Halcyon' ? 'employee' : 'contractor',
		enabled: true,
		secondFactor: true,
		zone: 'America/Los_Angeles',
		city: 'Los Angeles',
		device: 'Firefox on macOS',
		grants: [],
		...given,
	};
}
