import { coded } from '../../model/columns.ts';
import type { Nanos } from '../../model/time.ts';
import type { RequestFacts } from '../request-facts.ts';
import type { RequestKind, UsualUnit } from './request-kind.ts';
import { type UnitTime, unitTimes } from './unit-times.ts';

/** What explains so much of the delay is to blame for it. */
const EXPLAINS = 0.5;
const FAR_BEYOND = 3;
/** What else was slow at one end of a slow way counts from this share of what the way lost. */
const ALSO_SLOW = 0.2;

/** Where a slow request lost its time. */
export interface SlowUnit {
	readonly unit: UnitTime;
	/** Undefined where requests of its kind never did it. */
	readonly usual: UsualUnit | undefined;
	/** What it took longer than usual. */
	readonly excess: Nanos;
	/** Share of what the request took longer than usual. */
	readonly share: number;
	/** What the service lost that the unit belongs to, over all its operations. */
	readonly service: string;
}

/**
 * The unit of a request slower than its kind that lost most of its time against its kind; or, where a service lost it bit by bit, the one
 * of its units that lost most. Undefined where no service explains half of the delay.
 */
export function slowUnit(context: RequestFacts, kind: RequestKind): SlowUnit | undefined {
	const { trace } = context;
	const took = trace.spans.durations[trace.mainRoot] ?? 0;
	const isSlow = took > kind.time.upperNanos;
	const lost = [...unitTimes(trace)].map(([key, unit]) => {
		const usual = kind.units.get(key);
		return { unit, usual, excess: Math.max(0, unit.nanos - (usual?.p50Nanos ?? 0)) };
	});
	const worst = lost.reduce((best, one) => (one.excess > best.excess ? one : best), { ...NOTHING });
	if (worst.unit.row === -1 || !(isSlow || isMostOfIt(worst, took))) return undefined;
	// What is most of a request within its usual time is told against the request, since that says nothing of a delay.
	const delay = isSlow ? took - kind.time.p50Nanos : took;
	if (worst.excess >= delay * EXPLAINS) {
		const service = endOf(context, worst, lost);
		return { ...worst, share: worst.excess / delay, service };
	}
	const byService = Map.groupBy(lost, (one) => endOf(context, one, lost));
	for (const [service, own] of byService) {
		const excess = own.reduce((sum, one) => sum + one.excess, 0);
		const most = own.reduce((best, one) => (one.excess > best.excess ? one : best));
		if (excess >= delay * EXPLAINS) return { ...most, excess, share: excess / delay, service };
	}
	return undefined;
}

/**
 * A unit far beyond what is usual of it that is most of the request: its time is unusual, however often requests of its
 * kind are slow for other reasons.
 */
function isMostOfIt({ unit, usual, excess }: Lost, took: Nanos): boolean {
	return usual !== undefined && excess >= took * EXPLAINS && unit.nanos >= usual.upperNanos * FAR_BEYOND;
}

const NOTHING = {
	unit: { nanos: 0, calls: 0, row: -1, longest: 0, answer: -1 },
	usual: undefined,
	excess: 0,
};

type Lost = Pick<SlowUnit, 'unit' | 'usual' | 'excess'>;

/** The service that a unit is held against: of the two ends of a way the one at which more else was slow, else the one called. */
function endOf(context: RequestFacts, { unit, excess }: Lost, lost: readonly Lost[]): string {
	const { services } = context.trace.spans;
	const caller = coded(services, unit.row);
	if (unit.answer === -1) return caller;
	const callee = coded(services, unit.answer);
	const around = (service: string) =>
		lost
			.filter((other) => other.unit !== unit && touches(context, other.unit, service))
			.reduce((sum, other) => sum + other.excess, 0);
	const callers = around(caller);
	return callers > around(callee) && callers >= excess * ALSO_SLOW ? caller : callee;
}

function touches({ trace }: RequestFacts, unit: UnitTime, service: string): boolean {
	const { services } = trace.spans;
	return (
		coded(services, unit.row) === service || (unit.answer !== -1 && coded(services, unit.answer) === service)
	);
}
