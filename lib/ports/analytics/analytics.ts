import type { PatternSource } from './failure-patterns.ts';
import type { RequestSamples } from './request-samples.ts';
import type { ServiceSource } from './service-source.ts';
import type { SessionStore } from './session-store.ts';
import type { SimilarRequests } from './similar-requests.ts';
import type { TroubleSource } from './trouble-source.ts';

/** What is counted over many requests, where they are kept: one store does it, or nobody. Unset: it can not. */
export interface Analytics {
	readonly trouble?: TroubleSource;
	readonly patterns?: PatternSource;
	readonly similarRequests?: SimilarRequests;
	/** Picks requests of a kind; without it, a request is held against what its operations do. */
	readonly requestSamples?: RequestSamples;
	readonly services?: ServiceSource;
	readonly sessions?: SessionStore;
}
