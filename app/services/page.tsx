import type { Metadata } from 'next';
import { DEFAULT_DEPTH, DEPTHS } from '../../components/base/service-href.ts';
import { ServiceMapPage } from '../../components/services/service-map-page.tsx';
import { site } from '../_server/site.ts';
import { type SearchParams, searchText } from '../search-text.ts';

export const metadata: Metadata = { title: 'Services' };

export default async function Services({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
	const params = new URLSearchParams(searchText(await searchParams));
	const depth = DEPTHS.find((value) => String(value) === params.get('depth')) ?? DEFAULT_DEPTH;
	const { collector, zipkin } = site().addresses;
	return <ServiceMapPage focus={params.get('focus') ?? ''} depth={depth} addresses={{ collector, zipkin }} />;
}
