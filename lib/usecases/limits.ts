/**
 * How long one part of an answer is waited for, in milliseconds; never past the deadline of whoever asks
 * (`readOptions`). What is late is left out and named, or told as late where the answer is nothing without it.
 */
export const DEADLINES_MS = {
	/** Scores of others are left out rather than waited for. */
	scores: 1_500,
	/** Who is meant by a name. */
	people: 4_000,
	/** Everything about one person in production. */
	person: 10_000,
	/** The request of a span ID: every span of a day may be looked through. */
	span: 3_000,
	/** Whether a failure hits others. */
	pattern: 5_000,
	/** A receiver of hand-offs. */
	handOff: 5_000,
	/** What differs from the usual, over all requests of a stretch of time. */
	trouble: 15_000,
	/** Playback sessions by their signals. */
	sessions: 5_000,
	/** Who fixes what support sees. */
	whoFixes: 3_000,
	/** The requests of sessions. */
	playback: 8_000,
	/** Requests to compare with. */
	partners: 4_000,
	/** Links of a service, and a span to try them on. */
	links: 4_000,
	/** One service, and the map of all of them. */
	service: 10_000,
	/** What a pasted text names, while somebody types. */
	pasted: 2_500,
	/** The page of support that a text leads to. */
	supportPage: 5_000,
	/** A page of requests found. */
	search: 15_000,
	/** Names to choose from. */
	serviceNames: 2_000,
} as const;

/** How much of a request is opened, and how long its sources may take. */
export interface OpenLimits {
	readonly spans: number;
	readonly logs: number;
	readonly traceMs: number;
	/** For each of logs, baselines and owners: what is late is left out and named. */
	readonly sideMs: number;
}

export const OPEN_LIMITS: OpenLimits = { spans: 250_000, logs: 50_000, traceMs: 10_000, sideMs: 3_000 };
