import { z } from 'zod';

/** Rules by which a service of the telemetry is a component of the catalog, tried in order. */
const matchRuleSchema = z.discriminatedUnion('by', [
	/** A name that the component gives itself for telemetry, see `annotations.service`. */
	z.strictObject({ by: z.literal('annotation') }),
	z.strictObject({ by: z.literal('name') }),
	z.strictObject({ by: z.literal('title') }),
	/** Names are alike once these are taken off either: `prod-keys-svc` and `keys`. Never where two would fit. */
	z.strictObject({
		by: z.literal('without'),
		prefixes: z.array(z.string().min(1)).default([]),
		suffixes: z.array(z.string().min(1)).default([]),
	}),
]);
export type MatchRule = z.output<typeof matchRuleSchema>;

const keys = (...usual: string[]) => z.array(z.string().min(1)).default(usual);

/** Which annotations of a component, or of who owns it, hold what. First found wins. */
const annotationsSchema = z.strictObject({
	slack: keys('slack.com/channel', 'slack.com/bot-notify', 'slack.com/notifications'),
	/** A person, by name or as `user:default/name`. */
	onCall: keys('pagerduty.com/on-call', 'opsgenie.com/on-call', 'opsgenie.com/component-selector'),
	pagerDuty: keys('pagerduty.com/service-id'),
	email: keys('email', 'contact/email'),
	/** Names a component goes by in telemetry. */
	service: keys('opentelemetry.io/service-name', 'backstage.io/kubernetes-id', 'datadoghq.com/service-name'),
});

/** An address with `{id}` where a channel or a PagerDuty service goes. */
const addressSchema = z
	.url({ protocol: /^https?$/ })
	.includes('{id}')
	.or(z.literal(''))
	.default('');

export const catalogSchema = z.strictObject({
	name: z.string().min(1).default('Backstage catalog'),
	annotations: annotationsSchema.prefault({}),
	slackAddress: addressSchema,
	pagerDutyAddress: addressSchema,
	match: z
		.array(matchRuleSchema)
		.min(1)
		.default([{ by: 'annotation' }, { by: 'name' }, { by: 'title' }]),
});
export type CatalogConfig = z.output<typeof catalogSchema>;

export const backstageSchema = catalogSchema.extend({
	/** Stays when the source is renamed. */
	id: z.string().min(1).default('backstage'),
	/** A YAML file or a folder of them, or the address of Backstage's backend. */
	from: z.string().min(1),
	/** Name of the environment variable that holds a bearer token, so that no secret stands in a file. */
	tokenVariable: z.string().default(''),
	refreshSeconds: z.number().min(1).max(86_400).default(60),
	/** Of one reading of the whole catalog. */
	deadlineSeconds: z.number().min(1).max(600).default(30),
});
export type BackstageConfig = z.output<typeof backstageSchema>;

export function isAddress(from: string): boolean {
	return /^https?:\/\//i.test(from);
}
