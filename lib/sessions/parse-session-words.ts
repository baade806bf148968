import { z } from 'zod';
import { FACT_KEYS, type FactName } from './fact-keys.ts';
import { DEFAULT_SESSION_WORDS, type SessionWords } from './session-words.ts';

const names = z.array(z.string().min(1).max(200)).max(20);
const schema = z.strictObject({
	session: names.optional(),
	member: names.optional(),
	device: names.optional(),
	deviceModel: names.optional(),
	asset: names.optional(),
	title: names.optional(),
	startEvents: names.optional(),
	stopEvents: names.optional(),
	progressEvents: names.optional(),
	errorEvents: names.optional(),
	facts: z.record(z.string(), names).default({}),
	idleMinutes: z.number().min(1).max(1440).optional(),
});

/** A company's own words out of a JSON text; what it leaves out keeps its default. Throws one line about the first bad one. */
export function parseSessionWords(json: string): SessionWords {
	const parsed = schema.safeParse(JSON.parse(json));
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new Error(`session words, ${issue?.path.join('.') || 'top'}: ${issue?.message ?? 'not valid'}`);
	}
	const { facts, ...own } = parsed.data;
	const merged: Record<FactName, readonly string[]> = { ...FACT_KEYS };
	for (const [name, keys] of Object.entries(facts)) {
		if (!isFact(name)) throw new Error(`session words, facts.${name}: there is no such fact`);
		merged[name] = keys;
	}
	return { ...DEFAULT_SESSION_WORDS, ...withoutUndefined(own), facts: merged };
}

function isFact(name: string): name is FactName {
	return Object.hasOwn(FACT_KEYS, name);
}

function withoutUndefined<T extends object>(given: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
		[Key in keyof T]: Exclude<T[Key], undefined>;
	};
}
