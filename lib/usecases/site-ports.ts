import type { Analytics } from '../ports/analytics/analytics.ts';
import type { AnomalySource } from '../ports/sources/anomaly-source.ts';
import type { AppStore } from '../ports/own/app-store.ts';
import type { CaseArchive } from '../ports/own/case-archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { HandOffLog } from '../ports/own/hand-off-log.ts';
import type { HasHealth } from '../ports/has-health.ts';
import type { LinkStore } from '../ports/own/link-store.ts';
import type { LogStore } from '../ports/sources/log-store.ts';
import type { Messenger } from '../ports/sources/messenger.ts';
import type { OwnerDirectory } from '../ports/sources/owner-directory.ts';
import type { SessionWords } from '../sessions/session-words.ts';
import type { TraceFileReader } from '../ports/own/trace-file-reader.ts';
import type { TraceStore } from '../ports/sources/trace-store.ts';
import type { StudioSources } from './studio-sources.ts';

/** Sources that a request page is made from. */
export interface RequestSources {
	readonly traceStores: readonly TraceStore[];
	readonly logStores: readonly LogStore[];
	readonly anomalySources: readonly AnomalySource[];
	readonly ownerDirectories: readonly OwnerDirectory[];
	readonly linkStore: LinkStore;
	readonly analytics: Analytics;
}

/** Everything the site works with. */
export interface Ports extends RequestSources {
	/** How this company marks playback sessions. */
	readonly sessionWords: SessionWords;
	readonly studio: StudioSources;
	readonly appStore: AppStore;
	readonly cases: CaseArchive;
	readonly handOffs: HandOffLog;
	readonly traceFiles: TraceFileReader;
	/** Where hand-offs can be posted; undefined where no webhook is set up. */
	readonly messenger: Messenger | undefined;
	readonly health: HasHealth;
	readonly clock: Clock;
	/** How far back the store keeps requests. */
	readonly retentionDays: number;
	/** Address where people ask about this site; empty where none was set. */
	readonly help: string;
}
