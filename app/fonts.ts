import localFont from 'next/font/local';

/**
 * The letters that the first picture needs, asked for with the page itself: when they come later, all of it is laid out
 * anew. Other alphabets come by the style sheets of the same fonts when a text needs them.
 */
const sans = localFont({
	src: '../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-standard-normal.woff2',
	weight: '100 700',
	variable: '--latin-sans',
});
const mono = localFont({
	src: [
		{
			path: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
			weight: '400',
		},
		{
			path: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2',
			weight: '500',
		},
	],
	variable: '--latin-mono',
	adjustFontFallback: false,
});

export const FONT_CLASSES = `${sans.variable} ${mono.variable}`;
