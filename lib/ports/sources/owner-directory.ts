import type { ServiceOwner } from '../../model/service-owner.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

export interface OwnersFound {
	readonly owners: ReadonlyMap<string, ServiceOwner>;
	/** For a person: how old what is told is, where nothing newer could be read. Else empty. */
	readonly stale: string;
}

/**
 * Who owns a service. Unknown services are left out of the answer; one that nobody owns may come with the owner of
 * what it belongs to (`ServiceOwner.nearest`). Late or broken: SourceError, unless an older copy can serve.
 */
export interface OwnerDirectory extends Source {
	owners(services: readonly string[], options: ReadOptions): Promise<OwnersFound>;
}
