import type { AnomalySource } from '../ports/anomaly-source.ts';
import type { AppStore } from '../ports/app-store.ts';
import type { CaseArchive } from '../ports/case-archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { HandOffLog } from '../ports/hand-off-log.ts';
import type { HasHealth } from '../ports/has-health.ts';
import type { LinkStore } from '../ports/link-store.ts';
import type { LogStore } from '../ports/log-store.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { OwnerDirectory } from '../ports/owner-directory.ts';
import type { PartnerSource } from '../ports/partner-source.ts';
import type { PatternSource } from '../ports/pattern-source.ts';
import type { ServiceSource } from '../ports/service-source.ts';
import type { SessionStore } from '../ports/session-store.ts';
import type { SessionWords } from '../sessions/session-words.ts';
import type { TroubleSource } from '../ports/trouble-source.ts';
import type { TraceStore } from '../ports/trace-store.ts';
import type { StudioSources } from './studio-sources.ts';

/** Sources that a request page is made from. */
export interface RequestSources {
	readonly traceStores: readonly TraceStore[];
	readonly logStores: readonly LogStore[];
	readonly anomalySources: readonly AnomalySource[];
	readonly ownerDirectories: readonly OwnerDirectory[];
	readonly linkStore: LinkStore;
}

/** Everything the site works with. */
export interface Ports extends RequestSources {
	readonly troubleSources: readonly TroubleSource[];
	readonly patternSources: readonly PatternSource[];
	readonly partnerSources: readonly PartnerSource[];
	readonly serviceSources: readonly ServiceSource[];
	readonly sessionStores: readonly SessionStore[];
	/** How this company marks playback sessions. */
	readonly sessionWords: SessionWords;
	readonly studio: StudioSources;
	readonly appStore: AppStore;
	readonly cases: CaseArchive;
	readonly handOffs: HandOffLog;
	/** Where hand-offs can be posted; undefined where no webhook is set up. */
	readonly messenger: Messenger | undefined;
	readonly health: HasHealth;
	readonly clock: Clock;
	/** How far back the store keeps requests. */
	readonly retentionDays: number;
	/** Address where people ask about this site; empty where none was set. */
	readonly help: string;
}
