import type { Behaviour, NewVersion } from '../ports/analytics/trouble-source.ts';
import { calleesOf, operationKey, type ComparedWork, comparedWork } from './compared-work.ts';
import type { Symptom, SlowSymptom } from './symptom.ts';

export interface TroubleSuspect {
	readonly service: string;
	/** Share of the requests' time or number that it costs more than usual, from 0; above 1 it costs more than all of it. */
	readonly score: number;
	/** What speaks against it, the heaviest first. */
	readonly signs: readonly Symptom[];
	/** Runs since lately. */
	readonly newVersion: NewVersion | undefined;
}

/** With nothing else to tell the ends of a slow way apart, the called one is asked first. */
const CALLED_END_FIRST = 2;
/** Where no spans of the calls themselves tell, time that calls below do not cover is work rather than their ways. */
const WORK_FIRST = 2;
const DOUBT = 0.05;
/** Most trouble begins with a change: of two suspects the one that was deployed lately is asked first. */
const CHANGED = 2;
/** Who explains less than this share of all that is wrong is not named. */
const MIN_SHARE = 0.05;

/**
 * Who is behind the signs. Work, errors and log lines speak against their own service. A slow way between two
 * services speaks against the end whose other work and ways are slow as well:
 *
 *     a ══ b    a ── c    a ── d      b, for a's other ways are as usual
 *     a ══ b    a ══ c    a ══ d      a, for all its ways are slow
 */
export function blame(
	signs: readonly Symptom[],
	now: Behaviour,
	newVersions: ReadonlyMap<string, NewVersion>,
): readonly TroubleSuspect[] {
	const total = signs.reduce((sum, sign) => sum + sign.weight, 0);
	if (total === 0) return [];
	const leftOf = leftBy(signs, now);
	const slowness = slownessOf(signs, now);
	const suspects = new Map<string, { weight: number; readonly signs: Symptom[] }>();
	const add = (service: string, sign: Symptom, weight: number) => {
		const suspect = suspects.get(service) ?? { weight: 0, signs: [] };
		suspect.weight += weight;
		suspect.signs.push(sign);
		suspects.set(service, suspect);
	};
	const divide = (sign: SlowSymptom, caller: number, way: SlowSymptom, called: number) => {
		const share = called / (caller + called);
		add(way.peer, way, sign.weight * share);
		add(sign.service, sign, sign.weight * (1 - share));
	};
	for (const sign of signs) {
		if (sign.kind === 'slow-call-path') {
			const called = CALLED_END_FIRST * (slowness.around(sign.peer, sign) + DOUBT);
			divide(sign, slowness.around(sign.service, sign) + DOUBT, sign, called);
		} else if (sign.kind === 'slow' && sign.callees.size > 0) {
			const around = (callee: string) => slowness.around(callee, sign);
			const [peer = ''] = [...sign.callees].sort((a, b) => around(b) - around(a));
			const own = WORK_FIRST * (slowness.within(sign.service, sign) + DOUBT);
			divide(sign, own, { ...sign, kind: 'slow-call-path', peer }, around(peer) + DOUBT);
		} else add(sign.service, sign, leftOf(sign));
	}
	return [...suspects]
		.map(([service, { weight, signs: own }]) => {
			const newVersion = newVersions.get(service);
			return { service, score: weight * (newVersion ? CHANGED : 1), signs: own, newVersion };
		})
		.filter(({ score }) => score > 0 && score >= total * MIN_SHARE)
		.sort((a, b) => b.score - a.score || (a.service < b.service ? -1 : 1));
}

/**
 * What is left of a sign when what only tells of somebody else's failure is taken away: errors of calls that did not
 * get to whom they call, lines of calls that failed because a call below failed or did not get there, and lines of
 * services called that log errors as well.
 */
function leftBy(signs: readonly Symptom[], now: Behaviour): (sign: Symptom) => number {
	const callees = calleesOf(now);
	const logged = new Map<string, number>();
	const passed = new Map<string, number>();
	const more = (counts: Map<string, number>, key: string, share: number) =>
		counts.set(key, (counts.get(key) ?? 0) + share);
	for (const { service, errors, ownErrors } of now.operations)
		more(passed, service, (errors - ownErrors) / now.requests);
	for (const sign of signs) {
		if (sign.kind === 'log-errors') more(logged, sign.service, sign.weight);
		if (sign.kind !== 'ends-early' || sign.reached || sign.caller === sign.service) continue;
		const unreached = (sign.count - (sign.usualShare ?? 0) * sign.of) / now.requests;
		more(passed, sign.caller, unreached);
		more(passed, operationKey({ service: sign.caller, operation: sign.what }), unreached);
	}
	return (sign) => {
		if (sign.kind === 'errors') {
			const told = passed.get(operationKey({ service: sign.service, operation: sign.what })) ?? 0;
			return Math.max(0, sign.weight - told);
		}
		if (sign.kind !== 'log-errors') return sign.weight;
		const below = [...(callees.get(sign.service) ?? [])].map((callee) => logged.get(callee) ?? 0);
		return Math.max(0, sign.weight - Math.max(passed.get(sign.service) ?? 0, ...below));
	};
}

interface Slowness {
	/** How slow the other works of a service are, 0 to 1: the mean over them of their calls beyond p99. */
	within(service: string, except: SlowSymptom): number;
	/** The same with the ways to and from it, and the works of others that its ways are part of. */
	around(service: string, except: SlowSymptom): number;
}

function slownessOf(signs: readonly Symptom[], now: Behaviour): Slowness {
	const [works, units] = [new Map<string, number>(), new Map<string, number>()];
	const one = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const unit of comparedWork(now).values()) {
		if (unit.peer === '') one(works, unit.service);
		for (const service of endsOf(unit)) one(units, service);
	}
	const slow = new Map<string, SlowSymptom[]>();
	for (const sign of signs) {
		if (sign.kind !== 'slow' && sign.kind !== 'slow-call-path') continue;
		for (const service of endsOf(sign)) {
			const list = slow.get(service);
			if (list) list.push(sign);
			else slow.set(service, [sign]);
		}
	}
	const mean = (own: readonly SlowSymptom[], of: number | undefined) =>
		own.reduce((total, sign) => total + sign.count / sign.of, 0) / Math.max(1, (of ?? 1) - 1);
	const others = (service: string, except: SlowSymptom) =>
		(slow.get(service) ?? []).filter((sign) => sign !== except);
	return {
		within: (service, except) =>
			mean(
				others(service, except).filter((sign) => sign.kind === 'slow' && sign.service === service),
				works.get(service),
			),
		around: (service, except) => mean(others(service, except), units.get(service)),
	};
}

/** The services that a unit's time may be due to. */
function endsOf(
	unit: Pick<SlowSymptom, 'service' | 'peer'> & {
		readonly callees: ComparedWork['callees'] | SlowSymptom['callees'];
	},
) {
	return unit.peer === '' ? [unit.service, ...unit.callees.keys()] : [unit.service, unit.peer];
}
