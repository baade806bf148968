import { plainDuration } from '../../lib/format/plain-duration.ts';

/** A time within a session: "0.9 s", "38.2 s", from two minutes on "12 min 4 s". */
export function seconds(nanos: number): string {
	return nanos < 120e9 ? `${(Math.max(0, nanos) / 1e9).toFixed(1)} s` : plainDuration(nanos);
}
