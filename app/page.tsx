import type { Metadata } from 'next';
import { HomePage } from '../components/home/home-page.tsx';

export const metadata: Metadata = { title: { absolute: 'Dupin · What happened?' } };

export default function Home() {
	return <HomePage />;
}
