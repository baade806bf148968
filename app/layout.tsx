import type { Metadata, Viewport } from 'next';
import { KEPT_CLICKS_SCRIPT } from '../components/request/states/pre-hydration-clicks.ts';
import { FileDrop } from '../components/shell/file-drop.tsx';
import { LiveRegion } from '../components/shell/live-region.tsx';
import { REVEAL_SCRIPT } from '../components/shell/reveal-script.ts';
import { NO_EVAL_SCRIPT } from '../components/shell/no-eval-script.ts';
import { THEME_SCRIPT } from '../components/shell/theme.ts';
import { TopBar } from '../components/shell/top-bar.tsx';
import { FONT_CLASSES } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
	title: { default: 'Dupin', template: '%s · Dupin' },
	description: 'Says in one sentence what failed, where and why, and who can fix it.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function RootLayout({ children }: { readonly children: React.ReactNode }) {
	return (
		<html lang="en" className={FONT_CLASSES} suppressHydrationWarning>
			<head>
				<script dangerouslySetInnerHTML={{ __html: NO_EVAL_SCRIPT }} />
				<script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
				<script dangerouslySetInnerHTML={{ __html: KEPT_CLICKS_SCRIPT }} />
				<script dangerouslySetInnerHTML={{ __html: REVEAL_SCRIPT }} />
			</head>
			<body>
				<a className="skip" href="#main">
					Skip to content
				</a>
				<TopBar />
				<main id="main" tabIndex={-1}>
					{children}
				</main>
				<FileDrop />
				<LiveRegion />
			</body>
		</html>
	);
}
