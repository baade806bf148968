/** @type {import('next').NextConfig} */
export default {
	// Native and streaming clients are loaded by Node as they are, never bundled.
	serverExternalPackages: ['chdb', '@clickhouse/client', 'pino'],
	poweredByHeader: false,
	reactStrictMode: true,
	devIndicators: false,
};
