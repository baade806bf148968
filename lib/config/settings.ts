import { z } from 'zod';

/** YAML says numbers, the environment says text: both are read. */
const wholeNumber = (min: number, max: number) =>
	z.preprocess(
		(value) => (typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value),
		z.number().int().min(min).max(max),
	);
const port = (standard: number) => wholeNumber(0, 65_535).default(standard);
const FLAGS: ReadonlyMap<unknown, boolean> = new Map([
	['1', true],
	['true', true],
	['0', false],
	['false', false],
]);
const flag = z.preprocess((value) => FLAGS.get(value) ?? value, z.boolean()).default(false);
const webAddress = z.url({ protocol: /^https?$/ });
/** Names that a site answers to, in YAML as a list, in the environment with commas between them. */
const names = z
	.preprocess(
		(value) => (typeof value === 'string' ? value.split(',') : value),
		z.array(z.string().trim().toLowerCase()),
	)
	.default([])
	.transform((given) => given.filter((name) => name !== ''));

/** Every setting of Dupin: its default and, for the README, what it means. `dataDir` is `DUPIN_DATA_DIR` in the environment. */
export const settingsSchema = z.strictObject({
	dataDir: z.string().min(1).default('.dupin').describe('folder of inbox, store and app store'),
	host: z
		.string()
		.min(1)
		.default('127.0.0.1')
		.describe('where Dupin listens; anything but loopback needs `insecureListen`: there is no sign-in yet'),
	insecureListen: flag.describe('`1` says that you know that anybody who reaches `host` can send and read'),
	hosts: names.describe(
		'names with commas between them that the site answers to, beside `host` and loopback',
	),
	webPort: port(3000).describe('the site'),
	otlpPort: port(4318).describe('OTLP over HTTP'),
	zipkinPort: port(9411).describe('Zipkin'),
	collectorUrl: webAddress
		.optional()
		.describe('where the site finds a collector that runs elsewhere; by default at `host` and `otlpPort`'),
	clickhousePort: port(8123).describe('the embedded store, on loopback only'),
	clickhouseUrl: z.string().min(1).optional().describe('a ClickHouse server in place of the embedded store'),
	clickhouseDatabase: z.string().regex(/^\w+$/).default('dupin').describe('database in that store'),
	engineMemoryMb: wholeNumber(256, 1_048_576)
		.default(700)
		.describe('memory of the embedded store; one query gets half'),
	retentionDays: wholeNumber(1, 3650).default(7).describe('days that spans and log lines are kept'),
	maxBodyMb: wholeNumber(1, 1024).default(64).describe('largest body that is taken in, packed or unpacked'),
	maxInFlightMb: wholeNumber(1, 16_384).default(128).describe('of all bodies being taken in, together'),
	inboxMaxMb: wholeNumber(1, 1_048_576)
		.default(1024)
		.describe('inbox: when it is full, senders are asked to come back'),
	decodeThreads: wholeNumber(1, 64)
		.optional()
		.describe('threads that decode; by default one less than processors'),
	catalog: z
		.string()
		.min(1)
		.optional()
		.describe(
			'short for a source `backstage`: its address, catalog files or a JSON file (`adapters/backstage/`)',
		),
	prometheus: z
		.string()
		.min(1)
		.optional()
		.describe(
			'short for a source `prometheus`: its address or a JSON file with PromQL (`adapters/prometheus/`)',
		),
	studio: z
		.string()
		.min(1)
		.optional()
		.describe(
			'YAML file: where people, sign-ins, role changes and refusals are, and the tools that put things right; `lib/demo/studio/sources.ts` shows all of it',
		),
	sessionWords: z
		.string()
		.min(1)
		.optional()
		.describe(
			'JSON file: which attributes and events mark a playback session (`lib/sessions/session-words.ts`)',
		),
	handoffWebhook: webAddress
		.optional()
		.describe('hand-offs are posted there as JSON; `text` is what Slack, Mattermost and Teams show'),
	help: z
		.url({ protocol: /^(?:https?|mailto|slack)$/ })
		.or(z.literal(''))
		.default('')
		.describe('where people ask about this Dupin, shown where it fails'),
	demo: flag.describe('the home page offers the stories of the demo; `npm start` sets it unless `--no-demo`'),
});
export type Settings = z.output<typeof settingsSchema>;
export type SettingName = keyof Settings;

export const SETTING_NAMES = Object.keys(settingsSchema.shape) as readonly SettingName[];

/** The environment variable of a setting: `dataDir` is `DUPIN_DATA_DIR`. */
export function variableOf(setting: string): string {
	return `DUPIN_${setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
