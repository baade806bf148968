import type { LinkTemplate } from './link-template.ts';

/** Who can fix a service, and how to reach them. Empty strings where unknown. */
export interface ServiceOwner {
	readonly service: string;
	readonly team: string;
	/** What the team owns where nobody owns the service itself: "system playback". Empty where it owns the service. */
	readonly nearest: string;
	readonly onCall: string;
	readonly slackChannel: string;
	readonly slackUrl: string;
	readonly email: string;
	readonly runbookTitle: string;
	readonly runbookUrl: string;
	readonly pageUrl: string;
	/** Where the directory says its metrics, deployments and logs are. */
	readonly links: readonly LinkTemplate[];
	/** Name of the directory that said so. */
	readonly source: string;
}
