import type { Metadata } from 'next';
import { connection } from 'next/server';
import { HomePage } from '../components/home/home-page.tsx';
import { site } from './_server/site.ts';

export const metadata: Metadata = { title: { absolute: 'Dupin · What happened?' } };

export default async function Home() {
	// The configuration is that of the running site, not of its build.
	await connection();
	const { collector, zipkin } = site().addresses;
	return <HomePage addresses={{ collector, zipkin }} />;
}
