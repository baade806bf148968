import type { Behaviour } from '../ports/trouble-source.ts';
import { calleesOf, unitsOf } from './behaviour-units.ts';
import type { Sign, SlowSign } from './sign.ts';

export interface Suspect {
	readonly service: string;
	/** Share of the requests' time or number that it costs more than usual, from 0; above 1 it costs more than all of it. */
	readonly score: number;
	/** What speaks against it, the heaviest first. */
	readonly signs: readonly Sign[];
}

/** With nothing else to tell the ends of a slow way apart, the called one is asked first. */
const CALLED_END_FIRST = 2;
const DOUBT = 0.05;
/** Who explains less than this share of all that is wrong is not named. */
const LEAST_SHARE = 0.05;

/**
 * Who is behind the signs. Work, errors and log lines speak against their own service. A slow way between two
 * services speaks against the end whose other work and ways are slow as well:
 *
 *     a ══ b    a ── c    a ── d      b, for a's other ways are as usual
 *     a ══ b    a ══ c    a ══ d      a, for all its ways are slow
 */
export function blame(signs: readonly Sign[], now: Behaviour): readonly Suspect[] {
	const total = signs.reduce((sum, sign) => sum + sign.weight, 0);
	if (total === 0) return [];
	const passedOn = passedOnBy(signs, now);
	const slowness = slownessOf(signs, now);
	const suspects = new Map<string, { weight: number; readonly signs: Sign[] }>();
	const add = (service: string, sign: Sign, weight: number) => {
		const suspect = suspects.get(service) ?? { weight: 0, signs: [] };
		suspect.weight += weight;
		suspect.signs.push(sign);
		suspects.set(service, suspect);
	};
	for (const sign of signs) {
		if (sign.kind !== 'slow-way') {
			add(sign.service, sign, sign.kind === 'log-errors' ? passedOn(sign) : sign.weight);
			continue;
		}
		const caller = slowness(sign.service, sign) + DOUBT;
		const called = CALLED_END_FIRST * (slowness(sign.peer, sign) + DOUBT);
		const share = called / (caller + called);
		add(sign.peer, sign, sign.weight * share);
		add(sign.service, sign, sign.weight * (1 - share));
	}
	return [...suspects]
		.map(([service, { weight, signs: own }]) => ({ service, score: weight, signs: own }))
		.filter(({ score }) => score > 0 && score >= total * LEAST_SHARE)
		.sort((a, b) => b.score - a.score || (a.service < b.service ? -1 : 1));
}

/**
 * What is left of a log sign when the lines that only tell of somebody else's failure are taken away: those of
 * calls that failed because a call below failed or reached nobody, and those of services called that log errors as well.
 */
function passedOnBy(signs: readonly Sign[], now: Behaviour) {
	const callees = calleesOf(now);
	const logged = new Map<string, number>();
	for (const sign of signs) {
		if (sign.kind === 'log-errors') logged.set(sign.service, (logged.get(sign.service) ?? 0) + sign.weight);
	}
	const passed = new Map<string, number>();
	for (const { service, errors, ownErrors } of now.operations) {
		passed.set(service, (passed.get(service) ?? 0) + (errors - ownErrors) / now.requests);
	}
	for (const sign of signs) {
		if (sign.kind !== 'ends-early' || sign.reached || sign.caller === sign.service) continue;
		const unreached = (sign.count / sign.of - (sign.usualShare ?? 0)) * sign.of;
		passed.set(sign.caller, (passed.get(sign.caller) ?? 0) + unreached / now.requests);
	}
	return (sign: Sign): number => {
		const below = [...(callees.get(sign.service) ?? [])].map((callee) => logged.get(callee) ?? 0);
		const told = Math.max(passed.get(sign.service) ?? 0, ...below);
		return Math.max(0, sign.weight - told);
	};
}

/** How slow the other units of a service are, 0 to 1: the mean over its works and ways of their calls beyond p99. */
function slownessOf(signs: readonly Sign[], now: Behaviour) {
	const units = new Map<string, number>();
	for (const unit of unitsOf(now).values()) {
		for (const service of unit.peer === '' ? [unit.service] : [unit.service, unit.peer]) {
			units.set(service, (units.get(service) ?? 0) + 1);
		}
	}
	const slow = new Map<string, SlowSign[]>();
	for (const sign of signs) {
		if (sign.kind !== 'slow' && sign.kind !== 'slow-way') continue;
		for (const service of sign.kind === 'slow' ? [sign.service] : [sign.service, sign.peer]) {
			const list = slow.get(service);
			if (list) list.push(sign);
			else slow.set(service, [sign]);
		}
	}
	return (service: string, except: SlowSign): number => {
		const others = (slow.get(service) ?? []).filter((sign) => sign !== except);
		const sum = others.reduce((total, sign) => total + sign.count / sign.of, 0);
		return sum / Math.max(1, (units.get(service) ?? 1) - 1);
	};
}
