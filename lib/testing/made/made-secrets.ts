/** A number from 0 up to 1, another at each call. */
export type Numbers = () => number;

/** A secret as it may stand in a text. Made of pieces at run time: no scanner finds one in the sources. */
export interface MadeSecret {
	readonly kind: string;
	/** What must not be stored. */
	readonly value: string;
	/** A text that holds it; where there is a name, that of its attribute. */
	readonly text: string;
	readonly key?: string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const ALNUM = LOWER + LOWER.toUpperCase() + DIGITS;

function letters(random: Numbers, from: string, count: number): string {
	return Array.from({ length: count }, () => from[Math.floor(random() * from.length)] ?? '0').join('');
}

function pick(random: Numbers, list: readonly string[]): string {
	return list[Math.floor(random() * list.length)] ?? '';
}

/** Tokens as their makers print them, by the documents of each. */
const TOKENS: Readonly<Record<string, (random: Numbers) => string>> = {
	'GitHub, classic': (r) => ['ghp', letters(r, ALNUM, 36)].join('_'),
	'GitHub, server': (r) => ['ghs', letters(r, ALNUM, 36)].join('_'),
	'GitHub, fine-grained': (r) => ['github', 'pat', letters(r, ALNUM, 22), letters(r, ALNUM, 59)].join('_'),
	GitLab: (r) => ['glpat', letters(r, ALNUM, 20)].join('-'),
	'Slack bot': (r) =>
		['xoxb', letters(r, DIGITS, 12), letters(r, DIGITS, 12), letters(r, ALNUM, 24)].join('-'),
	Stripe: (r) => ['sk', 'live', letters(r, ALNUM, 24)].join('_'),
	'AWS key ID': (r) => `AK${'IA'}${letters(r, LOWER.toUpperCase(), 16)}`,
	'Google API': (r) => `AI${'za'}${letters(r, ALNUM, 35)}`,
	'Google OAuth': (r) => ['ya29', letters(r, ALNUM, 80)].join('.'),
	npm: (r) => ['npm', letters(r, ALNUM, 36)].join('_'),
	PyPI: (r) => ['pypi', letters(r, ALNUM, 120)].join('-'),
	OpenAI: (r) => ['sk', 'proj', `${letters(r, ALNUM, 20)}4${letters(r, ALNUM, 28)}`].join('-'),
	Anthropic: (r) => ['sk', 'ant', 'api03', letters(r, ALNUM, 80)].join('-'),
	'Hugging Face': (r) => ['hf', letters(r, ALNUM, 34)].join('_'),
	SendGrid: (r) => ['SG', letters(r, ALNUM, 22), letters(r, ALNUM, 43)].join('.'),
	Mailgun: (r) => ['key', letters(r, HEX, 32)].join('-'),
	Twilio: (r) => `S${'K'}${letters(r, HEX, 32)}`,
	Telegram: (r) => [letters(r, '123456789', 10), `AA${letters(r, ALNUM, 33)}`].join(':'),
	Shopify: (r) => ['shpat', letters(r, HEX, 32)].join('_'),
	DigitalOcean: (r) => ['dop', 'v1', letters(r, HEX, 64)].join('_'),
	Vault: (r) => ['hvs', letters(r, ALNUM, 90)].join('.'),
	Grafana: (r) => ['glsa', letters(r, ALNUM, 32), letters(r, HEX, 8)].join('_'),
	Databricks: (r) => `da${'pi'}${letters(r, HEX, 32)}`,
	Docker: (r) => ['dckr', 'pat', letters(r, ALNUM, 27)].join('_'),
	Atlassian: (r) => `ATATT${'3x'}${letters(r, ALNUM, 180)}`,
	'New Relic': (r) => ['NRAK', letters(r, LOWER.toUpperCase(), 27)].join('-'),
	Sentry: (r) => ['sntrys', letters(r, ALNUM, 60)].join('_'),
	JWT: (r) =>
		[`eyJhbGciOi${letters(r, ALNUM, 20)}`, `eyJ${letters(r, ALNUM, 60)}`, letters(r, ALNUM, 43)].join('.'),
};

const NAMES: readonly string[] = (
	'password passwd db_password userPassword passwords secret client_secret clientSecret token ' +
	'access_token refreshToken api_key apikey X-Api-Key api-key private_key secret_key AccountKey ' +
	'session_id JSESSIONID otp jwt cvv credentials passphrase'
).split(' ');

/** How a name and its value are written. */
const SPELLINGS: Readonly<Record<string, (name: string, value: string) => string>> = {
	query: (name, value) => `GET /v1/login?page=2&${name}=${value}&lang=en HTTP/1.1`,
	environment: (name, value) => `started with ${name.toUpperCase()}=${value} PORT=80`,
	JSON: (name, value) => JSON.stringify({ id: 7, [name]: value, on: true }),
	'JSON in text': (name, value) => JSON.stringify({ body: JSON.stringify({ [name]: value }) }),
	YAML: (name, value) => `host: db\n${name}: ${value}\nport: 5432`,
	XML: (name, value) => `<login><user>bo</user><${name}>${value}</${name}></login>`,
	Ruby: (name, value) => `Parameters: {"user"=>"bo", "${name}"=>"${value}"}`,
	'command line': (name, value) => `run: tool --user bo --${name} ${value} --verbose`,
	quoted: (name, value) => `config ${name}='${value}' loaded`,
	form: (name, value) => `user=bo&${name}=${value}`,
};

const SPELLINGS_OF_PASSWORDS: Readonly<Record<string, (value: string) => string>> = {
	'SQL, MySQL': (value) => `CREATE USER 'app'@'%' IDENTIFIED BY '${value}'`,
	'SQL, PostgreSQL': (value) => `ALTER ROLE app WITH PASSWORD '${value}'`,
	'part of a form': (value) =>
		`--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${value}\r\n--b--`,
	prose: (value) => `your password is ${value}, please change it`,
	'user of a URL': (value) => `connecting to postgres://app:${value}@db.internal:5432/orders`,
	'header Basic': (value) => `Authorization: Basic ${btoa(`app:${value}`)}`,
	'header Bearer': (value) => `sent Bearer ${value}${value} to auth`,
};

/** So many secrets, each kind about as often as the others; the same for the same numbers. */
export function madeSecrets(random: Numbers, count: number): readonly MadeSecret[] {
	const tokens = Object.entries(TOKENS).map(([kind, make]) => (): MadeSecret => {
		const value = make(random);
		const around = pick(random, [
			'got # from the vault',
			'#',
			'{"t":"#"}',
			'a=#;',
			'(#)',
			'https://x.example/hook/#/run',
		]);
		return { kind, value, text: around.replace('#', () => value) };
	});
	const named = Object.entries(SPELLINGS).map(([kind, write]) => (): MadeSecret => {
		const value = letters(random, ALNUM, 6) + letters(random, DIGITS, 3) + letters(random, ALNUM, 5);
		return { kind, value, text: write(pick(random, NAMES), value) };
	});
	const passwords = Object.entries(SPELLINGS_OF_PASSWORDS).map(([kind, write]) => (): MadeSecret => {
		const value = `${letters(random, ALNUM, 8)}${letters(random, DIGITS, 4)}`;
		const text = write(value);
		return { kind, value: kind === 'header Basic' ? btoa(`app:${value}`) : value, text };
	});
	const others: (() => MadeSecret)[] = [
		() => {
			const value = letters(random, ALNUM, 64);
			const label = `${pick(random, ['', 'RSA ', 'EC ', 'OPENSSH '])}PRIVATE KEY`;
			return {
				kind: 'private key',
				value,
				text: `key:\n-----BEGIN ${label}-----\n${value}\n${value}\n-----END ${label}-----\n`,
			};
		},
		() => {
			const value = letters(random, ALNUM, 14);
			return {
				kind: 'name of the attribute',
				value,
				text: value,
				key: pick(random, NAMES),
			};
		},
		() => {
			const value = ['4111', '1111', '1111', '1111'].join(pick(random, ['', ' ', '-']));
			return { kind: 'card', value, text: `card ${value} declined` };
		},
	];
	const kinds = [...tokens, ...named, ...passwords, ...others];
	return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]?.()).filter(
		(made) => made !== undefined,
	);
}
