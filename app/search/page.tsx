import type { Metadata } from 'next';
import { SearchPage } from '../../components/search/search-page.tsx';
import { type SearchParams, searchText } from '../search-text.ts';

export const metadata: Metadata = { title: 'Search' };

export default async function Search({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
	const params = new URLSearchParams(searchText(await searchParams));
	params.delete('theme');
	return <SearchPage query={params.toString()} />;
}
