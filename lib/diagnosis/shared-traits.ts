import { isPersonal } from '../redact/personal.ts';
import type { Traits } from '../model/failure.ts';

/** A call with what may be shared: its traits, and whom it called. */
export interface TraitsOfCall {
	readonly traits: Traits;
	readonly callees: readonly string[];
}

/** A value that failures have in common and other calls have not. `calls X` is `yes` or `no`. */
export interface SharedTrait {
	readonly key: string;
	readonly value: string;
	/** Failures that have it, of how many looked at. */
	readonly failed: number;
	readonly ofFailed: number;
	/** The same of calls to the operation that did not fail so. */
	readonly rest: number;
	readonly ofRest: number;
}

/** Fewer calls than this on either side say nothing. */
const MIN_CALLS = 4;
/** A trait belongs to the failure when so large a share of it has it … */
const MAX_OF_FAILED = 0.8;
/** … and it is so many times as frequent there as elsewhere. */
const MIN_LIFT = 2;
/** A key that the rest hardly knows tells what the failure did, not whom it met. */
const KNOWN_TO_REST = 0.5;
const MAX_TRAITS = 4;
const MAX_CALLEES = 100;
/** Begins the key of the trait of having called somebody. */
export const CALLS = 'calls ';

/** What tells the failure itself over again. */
const OF_THE_FAILURE = /error|exception|fault|status|outcome|result|retry|resend|body/i;
/** Of traits that go together the first of these is named. */
const TELLING = [
	'service.version',
	'cloud.region',
	'device.model.name',
	'device.model.identifier',
	'os.name',
	'app.version',
	'asset.title',
];

/**
 * What failures share that the rest does not, by lift: how many times as frequent a value is among them, with half a
 * call added to each side so that small numbers claim little. Linear in calls times attributes.
 */
export function sharedTraits(
	failed: readonly TraitsOfCall[],
	rest: readonly TraitsOfCall[],
): readonly SharedTrait[] {
	if (failed.length < MIN_CALLS || rest.length < MIN_CALLS) return [];
	const callees = [...new Set([...failed, ...rest].flatMap((call) => call.callees))].slice(0, MAX_CALLEES);
	const among = countValues(failed, callees);
	const elsewhere = countValues(rest, callees);
	const found: SharedTrait[] = [];
	for (const [key, values] of among) {
		const others = elsewhere.get(key);
		if (
			(!key.startsWith(CALLS) && (OF_THE_FAILURE.test(key) || isPersonal(key))) ||
			!others ||
			sum(others) < rest.length * KNOWN_TO_REST
		)
			continue;
		for (const [value, count] of values) {
			if (count < failed.length * MAX_OF_FAILED) continue;
			const trait = {
				key,
				value,
				failed: count,
				ofFailed: failed.length,
				rest: others.get(value) ?? 0,
				ofRest: rest.length,
			};
			if (liftOf(trait) >= MIN_LIFT) found.push(trait);
		}
	}
	found.sort((a, b) => liftOf(b) - liftOf(a) || rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : 1));
	const telling = found.filter((trait) => !isOutcome(trait));
	// Whom a failed call called may be what came of it: told only where nothing else is shared.
	return firstOfEach(telling.length > 0 ? telling : found, (trait) => `${trait.failed} ${trait.rest}`).slice(
		0,
		MAX_TRAITS,
	);
}

function isOutcome({ key, value }: SharedTrait): boolean {
	return key.startsWith(CALLS) && value === 'yes';
}

/** How many times as frequent the trait is among the failures. */
export function liftOf({ failed, ofFailed, rest, ofRest }: SharedTrait): number {
	return (failed + 0.5) / (ofFailed + 1) / ((rest + 0.5) / (ofRest + 1));
}

function countValues(
	calls: readonly TraitsOfCall[],
	callees: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
	const found = new Map<string, Map<string, number>>();
	const count = (key: string, value: string): void => {
		let values = found.get(key);
		if (!values) found.set(key, (values = new Map()));
		values.set(value, (values.get(value) ?? 0) + 1);
	};
	for (const call of calls) {
		for (const [key, value] of call.traits) count(key, value);
		for (const callee of callees) count(CALLS + callee, call.callees.includes(callee) ? 'yes' : 'no');
	}
	return found;
}

function sum(counts: ReadonlyMap<string, number>): number {
	let total = 0;
	for (const count of counts.values()) total += count;
	return total;
}

function rank(key: string): number {
	const place = TELLING.indexOf(key);
	return place !== -1 ? place : key.startsWith(CALLS) ? TELLING.length + 1 : TELLING.length;
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
	const seen = new Set<string>();
	return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
