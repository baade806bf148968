import { parseAllDocuments } from 'yaml';
import { catalogueLink } from '../../lib/links/catalogue-link.ts';
import type { ServiceOwner } from '../../lib/model/service-owner.ts';
import { type Entity, entityRef, entitySchema, refOf } from './entity.ts';

/** Which annotations of a component or of its owner hold what. First found wins. */
export interface AnnotationKeys {
	readonly slack: readonly string[];
	readonly onCall: readonly string[];
	readonly email: readonly string[];
	/** Names a component goes by in telemetry. */
	readonly service: readonly string[];
}

export const ANNOTATION_KEYS: AnnotationKeys = {
	slack: ['slack.com/channel', 'slack.com/bot-notify', 'slack.com/notifications'],
	onCall: ['pagerduty.com/on-call', 'opsgenie.com/on-call', 'opsgenie.com/component-selector'],
	email: ['email', 'contact/email'],
	service: ['opentelemetry.io/service-name', 'backstage.io/kubernetes-id', 'datadoghq.com/service-name'],
};

/** Entities of a YAML text of any number of documents; what is no entity is left out. */
export function readEntities(yaml: string): readonly Entity[] {
	return parseAllDocuments(yaml, { logLevel: 'silent' }).flatMap((document) => {
		if (!('toJS' in document) || document.errors.length > 0) return [];
		const parsed = entitySchema.safeParse(document.toJS({ maxAliasCount: 100 }));
		return parsed.success ? [parsed.data] : [];
	});
}

/** Owners by the name that telemetry knows a service under; see `serviceKey`. */
export function ownersByService(
	entities: readonly Entity[],
	source: string,
	keys: AnnotationKeys = ANNOTATION_KEYS,
): ReadonlyMap<string, ServiceOwner> {
	const known = new Map(entities.map((entity) => [refOf(entity), entity]));
	const owners = new Map<string, ServiceOwner>();
	for (const component of entities) {
		if (component.kind !== 'Component') continue;
		const owner = ownerOf(component, known, source, keys);
		// A name that a component gives itself beats a title that another happens to have.
		const names = [
			...keys.service.map((key) => component.metadata.annotations[key]),
			component.metadata.name,
		];
		for (const name of names) if (name) owners.set(serviceKey(name), owner);
	}
	for (const component of entities) {
		const key = serviceKey(component.metadata.title);
		const owner = owners.get(serviceKey(component.metadata.name));
		if (component.kind === 'Component' && owner && key !== '' && !owners.has(key)) owners.set(key, owner);
	}
	return owners;
}

/** "Playback API", `playback_api` and `playback-api` are one service. */
export function serviceKey(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_.]+/g, '-');
}

function ownerOf(
	component: Entity,
	known: ReadonlyMap<string, Entity>,
	source: string,
	keys: AnnotationKeys,
): ServiceOwner {
	const team = known.get(entityRef(component.spec.owner ?? '', 'group'));
	const both = [component, ...(team ? [team] : [])];
	const annotated = (names: readonly string[]) =>
		both.flatMap((entity) => names.map((name) => entity.metadata.annotations[name] ?? '')).find(Boolean) ??
		'';
	const links = both.flatMap((entity) => entity.metadata.links);
	const link = (pattern: RegExp) =>
		links.find(({ title, type, icon, url }) => pattern.test(`${type} ${icon} ${title} ${url}`));
	const runbook = link(/runbook|playbook/i);
	return {
		service: component.metadata.name,
		team: team?.spec.profile?.displayName || team?.metadata.title || team?.metadata.name || bare(component),
		onCall: annotated(keys.onCall),
		slackChannel: annotated(keys.slack),
		slackUrl: webAddress(link(/slack/i)?.url),
		email: annotated(keys.email) || team?.spec.profile?.email || '',
		runbookTitle: runbook?.title ?? '',
		runbookUrl: webAddress(runbook?.url),
		pageUrl: webAddress(link(/pagerduty|opsgenie|\bpage\b/i)?.url),
		links: links.flatMap((one) => catalogueLink(one) ?? []),
		source,
	};
}

/** Owner's name where the catalog has no entity of it. */
function bare(component: Entity): string {
	return component.spec.owner?.replace(/^.*[:/]/, '') ?? '';
}

/** Links go onto a page: nothing but the web, so no `javascript:`. */
function webAddress(url: string | undefined): string {
	return url !== undefined && /^(?:https?|slack):\/\//i.test(url) ? url : '';
}
