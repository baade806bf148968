interface SymptomBase {
	readonly service: string;
	/** The operation, or the pattern of the log lines. */
	readonly what: string;
	/** Share of the requests' time or number that it costs more than usual. */
	readonly weight: number;
	/** Calls or requests that show it … */
	readonly count: number;
	/** … of so many calls or requests. */
	readonly of: number;
}

/** A share that is higher than usual. */
interface ShareSymptom extends SymptomBase {
	/** Share in the baseline; undefined where it was not seen. */
	readonly usualShare: number | undefined;
}

/** Calls that failed by themselves, or requests with error lines of a pattern. */
export interface ErrorSymptom extends ShareSymptom {
	readonly kind: 'errors' | 'log-errors';
}

/** Calls that called nothing after this service, though usually they do. */
export interface EndingSymptom extends ShareSymptom {
	readonly kind: 'ends-early';
	/** Whose calls they are: the service itself, where it stopped by itself. */
	readonly caller: string;
	/** False where the calls called nobody at all. */
	readonly reached: boolean;
}

/** Own work, or the way to another service and back, beyond its usual p99. */
export interface SlowSymptom extends SymptomBase {
	readonly kind: 'slow' | 'slow-call-path';
	/** The other end of a slow way; empty for work. */
	readonly peer: string;
	/** Services whose ways there and back are in the time as well: no spans of the calls themselves tell. */
	readonly callees: ReadonlySet<string>;
	/** Mean own time of a call. */
	readonly meanNanos: number;
	readonly usualNanos: number;
}

/** Something that is otherwise than in the baseline, and by how much. */
export type Symptom = ErrorSymptom | EndingSymptom | SlowSymptom;
