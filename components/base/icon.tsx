import type { ReactNode } from 'react';

const line = {
	fill: 'none',
	stroke: 'currentColor',
	strokeLinecap: 'round',
	strokeLinejoin: 'round',
} as const;

/** Glyphs on a 16 px grid. Status glyphs differ in outline, so colour is never alone. */
const GLYPHS = {
	search: (
		<>
			<circle cx="7" cy="7" r="4.6" {...line} strokeWidth="1.5" />
			<path d="M10.5 10.5 14 14" {...line} strokeWidth="1.6" />
		</>
	),
	help: (
		<>
			<circle cx="8" cy="8" r="6.3" {...line} strokeWidth="1.4" />
			<path d="M6.2 6.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.7-.9 1.4" {...line} strokeWidth="1.4" />
			<circle cx="8" cy="11.7" r=".85" fill="currentColor" />
		</>
	),
	error: (
		<>
			<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor" />
			<path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4" {...line} stroke="var(--surface)" strokeWidth="1.7" />
		</>
	),
	warning: (
		<>
			<path d="M8 1.6 15 14H1z" fill="currentColor" />
			<path d="M8 6v4" {...line} stroke="var(--surface)" strokeWidth="1.7" />
			<circle cx="8" cy="12" r=".95" fill="var(--surface)" />
		</>
	),
	anomaly: (
		<>
			<path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" />
			<path d="M4.2 8.6h1.6L7 5.6l2 5 1.2-2h1.7" {...line} stroke="var(--surface)" strokeWidth="1.4" />
		</>
	),
	note: (
		<>
			<circle
				cx="8"
				cy="8"
				r="6.4"
				{...line}
				strokeLinecap="butt"
				strokeWidth="1.5"
				strokeDasharray="2.4 2"
			/>
			<path d="M8 7.4v3.4" {...line} strokeWidth="1.6" />
			<circle cx="8" cy="5.1" r=".95" fill="currentColor" />
		</>
	),
	healthy: (
		<>
			<circle cx="8" cy="8" r="6.6" {...line} strokeWidth="1.5" />
			<path d="M5 8.2l2.1 2.1L11.2 6" {...line} strokeWidth="1.6" />
		</>
	),
	copy: (
		<>
			<rect x="5.5" y="5.5" width="8" height="8.5" rx="1.5" {...line} strokeWidth="1.4" />
			<path
				d="M10.5 3.4V3A1.5 1.5 0 0 0 9 1.5H3.5A1.5 1.5 0 0 0 2 3v6.5A1.5 1.5 0 0 0 3.5 11"
				{...line}
				strokeWidth="1.4"
			/>
		</>
	),
	check: <path d="M3 8.4l3.2 3.2L13 4.8" {...line} strokeWidth="1.8" />,
	share: (
		<path
			d="M8 1.8v8M5 4.6l3-2.9 3 2.9M3 8.5V13a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V8.5"
			{...line}
			strokeWidth="1.4"
		/>
	),
	span: (
		<>
			<path d="M1.5 3.5h4M5.5 8h4.5M10 12.5h4.5" {...line} strokeWidth="2.4" />
			<path d="M5.5 3.5V8M10 8v4.5" {...line} strokeWidth="1" strokeDasharray="1.5 1.5" />
		</>
	),
	log: (
		<>
			<path d="M3 2h7l3 3v9H3z" {...line} strokeWidth="1.4" />
			<path d="M5.4 7.4h5.2M5.4 10.4h3.6" {...line} strokeWidth="1.3" />
		</>
	),
	retry: (
		<>
			<path d="M13 8a5 5 0 1 1-1.6-3.7" {...line} strokeWidth="1.7" />
			<path d="M13.4 1.6v3.6H9.8" {...line} strokeWidth="1.7" />
		</>
	),
	bell: (
		<path
			d="M8 2a4 4 0 0 1 4 4v2.6l1.4 2.4H2.6L4 8.6V6a4 4 0 0 1 4-4zM6.5 13.2a1.6 1.6 0 0 0 3 0"
			{...line}
			strokeWidth="1.4"
		/>
	),
	channel: <path d="M6.2 2 5 14M11 2 9.8 14M2.4 5.6h11.4M2 10.4h11.4" {...line} strokeWidth="1.4" />,
	runbook: (
		<path
			d="M2.2 3h4.2C7.3 3 8 3.7 8 4.6V14c0-.8-.7-1.4-1.6-1.4H2.2zM13.8 3H9.6C8.7 3 8 3.7 8 4.6V14c0-.8.7-1.4 1.6-1.4h4.2z"
			{...line}
			strokeWidth="1.4"
		/>
	),
	mail: (
		<>
			<rect x="1.7" y="3" width="12.6" height="10" rx="1.5" {...line} strokeWidth="1.4" />
			<path d="m2.2 4.4 5.8 4.2 5.8-4.2" {...line} strokeWidth="1.4" />
		</>
	),
	statistic: <path d="M2.5 14V9M6.2 14V5M9.9 14V7.5M13.5 14V2.5" {...line} strokeWidth="1.8" />,
	close: <path d="M4 4l8 8M12 4l-8 8" {...line} strokeWidth="1.6" />,
	right: <path d="m6 3.5 4.5 4.5L6 12.5" {...line} strokeWidth="1.6" />,
	down: <path d="m3.5 6 4.5 4.5L12.5 6" {...line} strokeWidth="1.6" />,
	list: (
		<>
			<path d="M5.5 4h8.5M5.5 8h8.5M5.5 12h8.5" {...line} strokeWidth="1.5" />
			<circle cx="2.4" cy="4" r="1" fill="currentColor" />
			<circle cx="2.4" cy="8" r="1" fill="currentColor" />
			<circle cx="2.4" cy="12" r="1" fill="currentColor" />
		</>
	),
	version: (
		<path d="M8 1.8 13.6 5v6L8 14.2 2.4 11V5zM2.4 5 8 8.2 13.6 5M8 8.2v6" {...line} strokeWidth="1.4" />
	),
	minus: <path d="M3 8h10" {...line} strokeWidth="1.6" />,
	plus: <path d="M8 3v10M3 8h10" {...line} strokeWidth="1.6" />,
	service: <path d="M2 3.5h12M4.3 8h7.4M6.5 12.5h3" {...line} strokeWidth="1.6" />,
	clock: (
		<>
			<circle cx="8" cy="8" r="6.2" {...line} strokeWidth="1.4" />
			<path d="M8 4.4V8l2.6 1.6" {...line} strokeWidth="1.4" />
		</>
	),
	person: (
		<>
			<circle cx="8" cy="5.2" r="2.9" {...line} strokeWidth="1.4" />
			<path d="M2.4 14c.6-3 2.8-4.4 5.6-4.4s5 1.4 5.6 4.4" {...line} strokeWidth="1.4" />
		</>
	),
	out: (
		<path
			d="M6.5 3H4a1.5 1.5 0 0 0-1.5 1.5V12A1.5 1.5 0 0 0 4 13.5h7.5A1.5 1.5 0 0 0 13 12V9.5M9.5 2.5h4v4M13.3 2.7 7.5 8.5"
			{...line}
			strokeWidth="1.4"
		/>
	),
	theme: (
		<>
			<circle cx="8" cy="8" r="6.2" {...line} strokeWidth="1.4" />
			<path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
		</>
	),
	play: <path d="M4.5 2.6v10.8L13 8z" {...line} strokeWidth="1.4" />,
	key: (
		<>
			<circle cx="5" cy="8" r="3" {...line} strokeWidth="1.4" />
			<path d="M8 8h6.4M12 8v2.6" {...line} strokeWidth="1.4" />
		</>
	),
	stop: <rect x="3.4" y="3.4" width="9.2" height="9.2" rx="1" {...line} strokeWidth="1.4" />,
	phone: (
		<>
			<rect x="4.2" y="1.4" width="7.6" height="13.2" rx="1.6" {...line} strokeWidth="1.4" />
			<path d="M7.2 12.4h1.6" {...line} strokeWidth="1.3" />
		</>
	),
	tv: (
		<>
			<rect x="1.5" y="2.8" width="13" height="8.6" rx="1.4" {...line} strokeWidth="1.4" />
			<path d="M5 14h6" {...line} strokeWidth="1.4" />
		</>
	),
	browser: (
		<>
			<rect x="2.8" y="3" width="10.4" height="7.4" rx="1.2" {...line} strokeWidth="1.4" />
			<path d="M1 13h14" {...line} strokeWidth="1.5" />
		</>
	),
	lock: (
		<>
			<rect x="3" y="7" width="10" height="7" rx="1.4" {...line} strokeWidth="1.4" />
			<path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" {...line} strokeWidth="1.4" />
		</>
	),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof GLYPHS;

/** A glyph beside a word; without a word the control around it carries the label. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
	return (
		<svg className={small ? 'i s' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
			{GLYPHS[name]}
		</svg>
	);
}
