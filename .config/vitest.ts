import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: new URL('..', import.meta.url).pathname,
		include: [
			'lib/**/*.test.ts',
			'adapters/**/*.test.ts',
			'components/**/*.test.{ts,tsx}',
			'app/**/*.test.ts',
			'.config/**/*.test.ts',
		],
		setupFiles: ['.config/property-seed.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		maxWorkers: 2,
	},
});
