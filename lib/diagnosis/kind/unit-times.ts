import { coded } from '../../model/columns.ts';
import { SPAN_MARK, type Trace } from '../../model/trace.ts';
import { ownTimes } from '../../trace/own-times.ts';
import { answerOf } from '../../trace/ways.ts';
import { callKey, wayKey } from './request-kind.ts';

/** One piece of a request's time: an operation's own work, or the way between two services, over all its calls. */
export interface UnitTime {
	nanos: number;
	calls: number;
	/** Its longest call. */
	row: number;
	longest: number;
	/** The row that answered it, where the unit is a way; else -1. */
	answer: number;
}

/** A request's time by unit. The own time of a call that somebody answered was spent on the way. Linear in spans but for sorting. */
export function unitTimes(trace: Trace): ReadonlyMap<string, UnitTime> {
	const { spans } = trace;
	const own = ownTimes(spans);
	const units = new Map<string, UnitTime>();
	const apart = new Uint8Array(spans.length);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		const isApart =
			((spans.marks[row] ?? 0) & SPAN_MARK.async) !== 0 || (parent !== -1 && apart[parent] === 1);
		apart[row] = isApart ? 1 : 0;
		if (isApart) continue;
		const answer = answerOf(spans, row);
		const service = coded(spans.services, row);
		const key =
			answer === -1
				? callKey(service, coded(spans.names, row))
				: wayKey(service, coded(spans.services, answer));
		const nanos = own[row] ?? 0;
		const unit = units.get(key);
		if (!unit) units.set(key, { nanos, calls: 1, row, longest: nanos, answer });
		else {
			unit.nanos += nanos;
			unit.calls++;
			if (nanos > unit.longest) Object.assign(unit, { row, longest: nanos, answer });
		}
	}
	return units;
}
