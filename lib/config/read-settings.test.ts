import { expect, test } from 'vitest';
import { addressesOf } from './addresses.ts';
import { readSettings, SettingsError } from './read-settings.ts';
import { SETTING_NAMES, variableOf } from './settings.ts';

const settings = (content: unknown, environment: Record<string, string> = {}) =>
	readSettings(content, environment).settings;

test('the environment wins over the file, and the file over what is standard', () => {
	const content = { otlpPort: 14318, zipkinPort: 19411, hosts: ['Dupin.corp'] };
	expect(settings(content, { DUPIN_OTLP_PORT: '24318' })).toMatchObject({
		otlpPort: 24318,
		zipkinPort: 19411,
		webPort: 3000,
		hosts: ['dupin.corp'],
	});
	expect(settings(undefined, { DUPIN_HOSTS: 'a.corp, B.corp:8443,' }).hosts).toEqual([
		'a.corp',
		'b.corp:8443',
	]);
});

test('an empty variable is one that is not set', () => {
	const read = settings({ retentionDays: 9 }, { DUPIN_RETENTION_DAYS: '', DUPIN_CATALOG: '' });
	expect([read.retentionDays, read.catalog]).toEqual([9, undefined]);
});

test.for([
	['DUPIN_RETENSION_DAYS', 'DUPIN_RETENTION_DAYS'],
	['DUPIN_OLTP_PORT', 'DUPIN_OTLP_PORT'],
	['DUPIN_DATADIR', 'DUPIN_DATA_DIR'],
	['DUPIN_CONFG', 'DUPIN_CONFIG'],
] as const)('%s is refused with %s, the nearest there is', ([wrong, right]) => {
	expect(() => settings({}, { [wrong]: '1' })).toThrow(
		`${wrong}: there is no such setting; did you mean ${right}?`,
	);
});

test('an unknown key of the file is refused with the nearest; one that is like nothing without', () => {
	expect(() => settings({ retentiondays: 3 })).toThrow('did you mean retentionDays?');
	expect(() => settings({ source: [] })).toThrow('did you mean sources?');
	expect(() => settings({ qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq: 1 })).toThrow(/there is no such setting$/);
	expect(() => settings({ ['x'.repeat(1_000_000)]: 1 })).toThrow('there is no such setting');
	expect(() => settings(['a'])).toThrow(SettingsError);
});

test('every fault is told, each in a line of its own and by the name somebody wrote', () => {
	const read = () => settings({ webPort: 'http', insecureListen: 'maybe' }, { DUPIN_OTLP_PORT: '70000' });
	expect(read).toThrow(/^insecureListen: .+\nwebPort: .+\nDUPIN_OTLP_PORT: .+$/);
});

test('variables of developers and of secrets are no settings and no faults', () => {
	const known = { DUPIN_SHARED_DATA: '/x', DUPIN_SECRET_OKTA: 's', PATH: '/bin' };
	expect(() => settings({}, known)).not.toThrow();
});

test('anything but loopback needs a word', () => {
	expect(() => settings({ host: '0.0.0.0' })).toThrow('DUPIN_INSECURE_LISTEN=1');
	expect(settings({ host: '0.0.0.0', insecureListen: true }).host).toBe('0.0.0.0');
	expect(() => settings({ host: '0.0.0.0', insecureListen: '0' })).toThrow('DUPIN_INSECURE_LISTEN=1');
});

test('the site finds its collector where the same configuration makes it listen', () => {
	expect(addressesOf(settings({ otlpPort: 14318 })).collector).toBe('http://127.0.0.1:14318');
	expect(addressesOf(settings({ host: '::1', zipkinPort: 1 })).zipkin).toBe('http://[::1]:1');
	const elsewhere = addressesOf(settings({ collectorUrl: 'https://in.corp/' }));
	expect(elsewhere).toMatchObject({ collector: 'https://in.corp', zipkin: 'http://in.corp:9411' });
	expect(addressesOf(settings({ host: '0.0.0.0', insecureListen: true })).site).toBe('http://127.0.0.1:3000');
});

test('a setting and its variable have one name', () => {
	expect(variableOf('engineMemoryMb')).toBe('DUPIN_ENGINE_MEMORY_MB');
	expect(new Set(SETTING_NAMES.map(variableOf)).size).toBe(SETTING_NAMES.length);
});
