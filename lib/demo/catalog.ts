import { HALCYON } from './company.ts';

interface Team {
	readonly name: string;
	readonly title: string;
	/** Who has the pager now. */
	readonly onCall: string;
	readonly runbook: string;
}

/** A team keeps `{name}-help` on Slack, `{name}@halcyon.tv`, one pager and one runbook. */
const TEAMS: readonly Team[] = [
	{ name: 'content-keys', title: 'Content Keys', onCall: 'Ines Okafor', runbook: 'missing key' },
	{ name: 'encoding', title: 'Video Encoding', onCall: 'Jun Watanabe', runbook: 'chunk memory' },
	{ name: 'discovery', title: 'Discovery', onCall: 'Leo Brandt', runbook: 'slow index' },
	{ name: 'artwork', title: 'Artwork', onCall: 'Amara Diallo', runbook: 'cache resets' },
	{ name: 'drm', title: 'Playback Licensing', onCall: 'Tomás Rivera', runbook: 'licences refused' },
	{ name: 'playback', title: 'Playback', onCall: 'Hanna Lindqvist', runbook: 'plays do not start' },
	{ name: 'mobile', title: 'Mobile Apps', onCall: 'Rui Sato', runbook: 'app releases' },
	{ name: 'living-room', title: 'Living Room', onCall: 'Greta Vogel', runbook: 'television apps' },
	{ name: 'web', title: 'Web', onCall: 'Mina Haddad', runbook: 'web player' },
	{ name: 'edge', title: 'Edge', onCall: 'Callum Reid', runbook: 'gateway errors' },
	{ name: 'sessions', title: 'Sessions', onCall: 'Noor Rahman', runbook: 'session store' },
	{ name: 'membership', title: 'Membership', onCall: 'Olga Petrova', runbook: 'profiles and entitlements' },
	{ name: 'rights', title: 'Rights', onCall: 'Sofia Marchetti', runbook: 'title not available' },
	{ name: 'devices', title: 'Devices', onCall: 'Kofi Mensah', runbook: 'device capabilities' },
	{ name: 'packaging', title: 'Packaging', onCall: 'Elif Demir', runbook: 'package a title again' },
	{ name: 'metadata', title: 'Title Metadata', onCall: 'Bruno Costa', runbook: 'wrong title facts' },
	{ name: 'billing', title: 'Billing', onCall: 'Ruth Alvarez', runbook: 'renewals fail' },
	{ name: 'identity', title: 'Identity', onCall: 'Aiko Tanaka', runbook: 'sign-in trouble' },
	{ name: 'studio', title: 'Studio Systems', onCall: 'Daniel Osei', runbook: 'studio access' },
];

/** Halcyon's Backstage catalog: who owns each service and how to reach them. One YAML document an entity. */
export function halcyonCatalogYaml(): string {
	const entities = [...TEAMS.flatMap((team) => [group(team), person(team)]), ...components()];
	// JSON is YAML, and nothing in it needs other quotes.
	return entities.map((entity) => JSON.stringify(entity, undefined, 2)).join('\n---\n');
}

/** Where Halcyon looks on; Dupin fills in what stands between braces. */
const LINKS = [
	{
		url: 'https://metrics.halcyon.example/d/service?var-service={service.name}&var-cluster={k8s.cluster.name}&from={from}&to={to}',
		title: 'Metrics',
		type: 'dashboard',
	},
	{
		url: 'https://deploy.halcyon.example/{service.name}?version={service.version}&until={to.iso}',
		title: 'Deployments',
		type: 'deployment',
	},
	{
		url: 'https://logs.halcyon.example/search?host={host.name}&from={from.iso}&to={to.iso}',
		title: 'Logs',
		type: 'logs',
	},
];

function components() {
	return [...HALCYON.values()].map(({ name, team }) => ({
		apiVersion: 'backstage.io/v1alpha1',
		kind: 'Component',
		metadata: { name, annotations: { 'opentelemetry.io/service-name': name }, links: LINKS },
		spec: { type: 'service', lifecycle: 'production', owner: `group:default/${team}`, system: 'halcyon' },
	}));
}

function group({ name, title, onCall, runbook }: Team) {
	return {
		apiVersion: 'backstage.io/v1alpha1',
		kind: 'Group',
		metadata: {
			name,
			title,
			annotations: { 'slack.com/channel': `${name}-help`, 'pagerduty.com/on-call': onCall },
			links: [
				{ url: `https://slack.halcyon.example/channels/${name}-help`, title: 'Slack', type: 'slack' },
				{ url: `https://pagerduty.halcyon.example/teams/${name}`, title: 'PagerDuty', type: 'pagerduty' },
				{ url: `https://runbooks.halcyon.example/${name}`, title: `Runbook: ${runbook}`, type: 'runbook' },
			],
		},
		spec: { type: 'team', profile: { displayName: title, email: `${name}@halcyon.tv` }, children: [] },
	};
}

function person({ name, onCall }: Team) {
	const login = onCall.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
	return {
		apiVersion: 'backstage.io/v1alpha1',
		kind: 'User',
		metadata: { name: login },
		spec: {
			profile: { displayName: onCall, email: `${login}@halcyon.tv` },
			memberOf: [`group:default/${name}`],
		},
	};
}
