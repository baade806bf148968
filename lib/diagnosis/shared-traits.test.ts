import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liftOf, sharedTraits } from './shared-traits.ts';

const calls = (count: number, traits: (i: number) => Readonly<Record<string, string>>) =>
	Array.from({ length: count }, (_, i) => ({ traits: new Map(Object.entries(traits(i))), callees: [] }));

test('what failures share and the rest does not is named with its counts, by lift', () => {
	const failed = calls(38, (i) => ({
		'service.version': '418',
		'cloud.region': 'eu-west-1',
		'device.model.name': i < 32 ? 'Nova 8' : 'Tab 3',
		'member.id': `m-${i}`,
	}));
	const rest = calls(300, (i) => ({
		'service.version': i < 6 ? '418' : '417',
		'cloud.region': i < 290 ? 'eu-west-1' : 'us-east-1',
		'device.model.name': i % 4 === 0 ? 'Nova 8' : 'Lux TV',
		'member.id': `w-${i}`,
	}));
	expect(sharedTraits(failed, rest)).toEqual([
		{ key: 'service.version', value: '418', failed: 38, ofFailed: 38, rest: 6, ofRest: 300 },
		{ key: 'device.model.name', value: 'Nova 8', failed: 32, ofFailed: 38, rest: 75, ofRest: 300 },
	]);
});

test('few calls, outcomes of the failure and keys that only failures have say nothing', () => {
	const three = calls(3, () => ({ 'service.version': '418' }));
	expect(
		sharedTraits(
			three,
			calls(300, () => ({ 'service.version': '417' })),
		),
	).toEqual([]);
	const failed = calls(20, () => ({ 'error.type': 'KeyError', shards_scanned: '31 of 31' }));
	expect(
		sharedTraits(
			failed,
			calls(50, () => ({ 'error.type': 'none' })),
		),
	).toEqual([]);
});

test('a usual callee that only failures miss is named', () => {
	const called = (count: number, callees: readonly string[]) =>
		Array.from({ length: count }, () => ({ traits: new Map(), callees }));
	expect(sharedTraits(called(9, ['redis']), called(60, ['redis', 'hsm']))).toEqual([
		{ key: 'calls hsm', value: 'no', failed: 9, ofFailed: 9, rest: 0, ofRest: 60 },
	]);
});

test('of traits that go together the telling one is named', () => {
	const failed = calls(10, () => ({ 'process.pid': '77', 'service.version': '2', 'host.name': 'n1' }));
	const rest = calls(90, () => ({ 'process.pid': '1', 'service.version': '1', 'host.name': 'n2' }));
	expect(sharedTraits(failed, rest).map(({ key }) => key)).toEqual(['service.version']);
});

test('whatever the calls are, each trait is in most failures and at least twice as frequent there', () => {
	const side = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3')), {
		maxLength: 30,
	});
	fc.assert(
		fc.property(side, side, (failed, rest) => {
			const [one, other] = [failed, rest].map((list) =>
				list.map((entry) => ({ traits: new Map(Object.entries(entry)), callees: [] })),
			);
			for (const trait of sharedTraits(one ?? [], other ?? [])) {
				expect(trait.failed).toBe(failed.filter((entry) => entry[trait.key] === trait.value).length);
				expect(trait.rest).toBe(rest.filter((entry) => entry[trait.key] === trait.value).length);
				expect(liftOf(trait)).toBeGreaterThanOrEqual(2);
			}
		}),
	);
});
