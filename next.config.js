/** What a page may load and do. Next's own scripts stand in the page, so those are allowed until they carry a nonce. */
const policy = (developing) =>
	[
		"default-src 'self'",
		`script-src 'self' 'unsafe-inline'${developing ? " 'unsafe-eval'" : ''}`,
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self' data:",
		`connect-src 'self'${developing ? ' ws:' : ''}`,
		"worker-src 'self' blob:",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join('; ');

const headers = (developing) => [
	{ key: 'Content-Security-Policy', value: policy(developing) },
	{ key: 'X-Content-Type-Options', value: 'nosniff' },
	{ key: 'X-Frame-Options', value: 'DENY' },
	// Addresses hold IDs of members and sessions: no other site is told them.
	{ key: 'Referrer-Policy', value: 'same-origin' },
	{ key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
	{ key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
	{ key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** @returns {import('next').NextConfig} */
export default function config(/** @type {string} */ phase) {
	return {
		// Native and streaming clients are loaded by Node as they are, never bundled.
		serverExternalPackages: ['chdb', '@clickhouse/client', 'pino'],
		poweredByHeader: false,
		reactStrictMode: true,
		devIndicators: false,
		// `npm test` checks the types of everything, tests included; a start must not wait for that again.
		typescript: { ignoreBuildErrors: true },
		headers: async () => [{ source: '/:path*', headers: headers(phase === 'phase-development-server') }],
	};
}
