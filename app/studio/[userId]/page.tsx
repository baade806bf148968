import type { Metadata } from 'next';
import { PersonMissing } from '../../../components/studio/person-missing.tsx';
import { PersonPage } from '../../../components/studio/person-page.tsx';
import { readPerson } from './read-person.ts';

/** No name: a title travels with every shared link. */
export const metadata: Metadata = { title: 'Somebody in production', robots: { index: false } };

export default async function Person({ params }: { readonly params: Promise<{ readonly userId: string }> }) {
	const userId = decodeURIComponent((await params).userId);
	const person = await readPerson(userId);
	if ('error' in person) return <PersonMissing userId={userId} error={person.error} />;
	return <PersonPage person={person} />;
}
