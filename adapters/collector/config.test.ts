import { expect, test } from 'vitest';
import { readConfiguration } from '../config.ts';
import { collectorConfig } from './config.ts';

const config = (env: Record<string, string>) => collectorConfig(readConfiguration(env));

test('standard ports, loopback, limits of OTLP', () => {
	expect(config({})).toMatchObject({
		host: '127.0.0.1',
		otlpPort: 4318,
		zipkinPort: 9411,
		inboxFile: '.dupin/inbox.sqlite',
		maxBodyBytes: 64 * 1024 * 1024,
	});
});

test('any other host is refused in one line until DUPIN_INSECURE_LISTEN says that one knows', () => {
	expect(() => config({ DUPIN_HOST: '0.0.0.0' })).toThrow(
		/^DUPIN_HOST=0\.0\.0\.0 .*DUPIN_INSECURE_LISTEN=1.*$/,
	);
	expect(config({ DUPIN_HOST: '0.0.0.0', DUPIN_INSECURE_LISTEN: '1' }).host).toBe('0.0.0.0');
	for (const host of ['::1', 'localhost']) expect(config({ DUPIN_HOST: host }).host).toBe(host);
});

test('one line for each bad value, with its name', () => {
	const bad = () => config({ DUPIN_OTLP_PORT: 'http', DUPIN_RETENTION_DAYS: '0' });
	expect(bad).toThrow(/^DUPIN_OTLP_PORT: .+\nDUPIN_RETENTION_DAYS: .+$/);
});
