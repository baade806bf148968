import type { Metadata } from 'next';
import { ServiceLinksPage } from '../../../../components/services/service-links-page.tsx';

interface Props {
	readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	return { title: `Links of ${decodeURIComponent((await params).name)}` };
}

export default async function ServiceLinks({ params }: Props) {
	return <ServiceLinksPage service={decodeURIComponent((await params).name)} />;
}
