/** Places outside of Dupin where a reader goes on. */
export const LINK_KINDS = ['metrics', 'deployments', 'logs', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** An address with `{placeholders}`, filled from where a span ran and when. */
export interface LinkTemplate {
	readonly kind: LinkKind;
	/** What the button says; empty: it is said by kind. */
	readonly title: string;
	readonly address: string;
	/** Minutes before and after the span that `{from}` and `{to}` stand for. */
	readonly aroundMinutes: number;
}

/** Minutes around a span by kind: metrics need a before and after, logs only the moment. */
export const USUAL_MINUTES: Readonly<Record<LinkKind, number>> = {
	metrics: 15,
	deployments: 60,
	logs: 1,
	other: 15,
};
