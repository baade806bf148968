'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon } from '../base/icon.tsx';
import { KeyHelp } from './key-help.tsx';
import { QuickFind } from './quick-find.tsx';
import { currentTheme, setTheme } from './theme.ts';
import { usePlaceKeys } from './use-place-keys.ts';

const PLACES = [
	['/search', 'Search'],
	['/studio', 'Studio'],
	['/members', 'Members'],
	['/services', 'Services'],
	['/ledger', 'Ledger'],
] as const;

/** Name, places, the one box, theme and keys. */
export function TopBar() {
	const path = usePathname();
	usePlaceKeys();
	return (
		<header className="top">
			<Link className="brand" href="/" aria-label="Dupin, home">
				<svg viewBox="0 0 22 22" aria-hidden="true">
					<path d="M2 5.5h7M2 11h11M2 16.5h5" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
					<circle cx="16.5" cy="11" r="3.6" fill="none" stroke="var(--error-solid)" strokeWidth="2.4" />
				</svg>
				Dupin
			</Link>
			<nav aria-label="Main">
				{PLACES.map(([href, words]) => (
					<Link
						key={href}
						href={href}
						aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}
					>
						{words}
					</Link>
				))}
			</nav>
			{path === '/' || path === '/search' ? <span className="sp" /> : <QuickFind />}
			<button
				type="button"
				className="icon-btn"
				aria-label="Switch between light and dark"
				onClick={() => setTheme(currentTheme() === 'dark' ? 'light' : 'dark')}
			>
				<Icon name="theme" />
			</button>
			<KeyHelp />
		</header>
	);
}
