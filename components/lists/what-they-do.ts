import type { PersonJson } from '../../lib/api/people.ts';

/** "Assistant editor, contractor at Blackbird Post" */
export function whatTheyDo(person: Pick<PersonJson, 'jobTitle' | 'company' | 'employment'>): string {
	const kind = person.employment === 'unknown' ? '' : person.employment;
	const at = [kind, person.company].filter(Boolean).join(' at ');
	return [person.jobTitle, at].filter(Boolean).join(', ') || 'Nothing more is known';
}
