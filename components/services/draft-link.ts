import type { LinkTemplate } from '../../lib/model/link-template.ts';

/** A link as it is being written. */
export interface DraftLink extends LinkTemplate {
	/** Place in the order in which drafts were made: a row keeps its fields when one above it goes. */
	readonly key: number;
}
