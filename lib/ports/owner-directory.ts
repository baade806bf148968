import type { ServiceOwner } from '../model/service-owner.ts';
import type { ReadOptions } from './read-options.ts';

/** Who owns a service. Unknown services are left out of the answer. Late or broken: SourceError. */
export interface OwnerDirectory {
	readonly name: string;
	owners(services: readonly string[], options: ReadOptions): Promise<ReadonlyMap<string, ServiceOwner>>;
}
