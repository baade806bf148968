import type { Metadata } from 'next';
import { PeoplePage } from '../../components/studio/people-page.tsx';

export const metadata: Metadata = { title: 'Studio' };

export default function Studio() {
	return <PeoplePage />;
}
