'use client';

import { Link } from '../base/link.tsx';
import { usePathname } from 'next/navigation';
import { useRef, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { KeyHelp } from './key-help.tsx';
import { QuickFind } from './quick-find.tsx';
import { currentTheme, setTheme } from './theme.ts';
import { usePlaceKeys } from './use-place-keys.ts';
import { useCloseOutside } from '../base/use-close-outside.ts';

/** Where each leads, how it is called, and which addresses belong to it. */
const PLACES = [
	['/search', 'Search', /^\/search$/],
	['/studio', 'Studio', /^\/studio(\/|$)/],
	['/members', 'Members', /^\/(members|m|s)(\/|$)/],
	['/services', 'Services', /^\/services(\/|$)/],
	['/ledger', 'Ledger', /^\/ledger$/],
] as const;

/** Name, places, the one box, theme and keys. On phones the places stand behind the logo. */
export function TopBar() {
	const path = usePathname();
	usePlaceKeys();
	const [open, setOpen] = useState(false);
	const bar = useRef<HTMLElement>(null);
	useCloseOutside(bar, open, setOpen);
	const close = () => setOpen(false);
	return (
		<header ref={bar} className="top">
			<Link className="brand wide" href="/" aria-label="Dupin, home">
				<Logo />
				Dupin
			</Link>
			<button
				type="button"
				className="brand phone"
				aria-label="Menu"
				aria-expanded={open}
				aria-controls="places"
				onClick={() => setOpen(!open)}
			>
				<Logo />
			</button>
			<nav aria-label="Main" id="places" data-open={open}>
				<Link className="phone" href="/" aria-current={path === '/' ? 'page' : undefined} onClick={close}>
					Home
				</Link>
				{PLACES.map(([href, words, own]) => (
					<Link key={href} href={href} aria-current={own.test(path) ? 'page' : undefined} onClick={close}>
						{words}
					</Link>
				))}
				<button type="button" className="phone" onClick={switchTheme}>
					<Icon name="theme" />
					Switch between light and dark
				</button>
			</nav>
			{path === '/' || path === '/search' ? <span className="sp" /> : <QuickFind />}
			<button
				type="button"
				className="icon-btn"
				aria-label="Switch between light and dark"
				onClick={switchTheme}
			>
				<Icon name="theme" />
			</button>
			<KeyHelp />
		</header>
	);
}

function switchTheme(): void {
	setTheme(currentTheme() === 'dark' ? 'light' : 'dark');
}

function Logo() {
	return (
		<svg viewBox="0 0 22 22" aria-hidden="true">
			<path d="M2 5.5h7M2 11h11M2 16.5h5" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
			<circle cx="16.5" cy="11" r="3.6" fill="none" stroke="var(--error-solid)" strokeWidth="2.4" />
		</svg>
	);
}
