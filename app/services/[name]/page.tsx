import type { Metadata } from 'next';
import { ServicePage } from '../../../components/services/service-page.tsx';

interface Props {
	readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	return { title: decodeURIComponent((await params).name) };
}

export default async function Service({ params }: Props) {
	return <ServicePage service={decodeURIComponent((await params).name)} />;
}
