/** @type {import('next').NextConfig} */
export default {
	// Native and streaming clients are loaded by Node as they are, never bundled.
	serverExternalPackages: ['chdb', '@clickhouse/client', 'pino'],
	poweredByHeader: false,
	reactStrictMode: true,
	devIndicators: false,
	// `npm test` checks the types of everything, tests included; a start must not wait for that again.
	typescript: { ignoreBuildErrors: true },
};
