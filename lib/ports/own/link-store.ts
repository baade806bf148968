import type { LinkTemplate } from '../../model/link-template.ts';
import type { UnixNanos } from '../../model/time.ts';

/** Links that somebody set for a service, which stand in place of those of the owner directory. */
export interface ServiceLinks {
	readonly templates: readonly LinkTemplate[];
	readonly savedAt: UnixNanos;
}

/** Empty: services for which nobody set any are left out. Broken: SourceError; callers go on without. */
export interface LinkStore {
	linksOf(services: readonly string[]): Promise<ReadonlyMap<string, ServiceLinks>>;
	/** An empty list is kept too: this service then shows no links. */
	save(service: string, links: ServiceLinks): Promise<void>;
	/** Back to what the owner directory says. */
	forget(service: string): Promise<void>;
}
