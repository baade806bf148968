import { catalogueLink } from '../../lib/links/catalogue-link.ts';
import type { ServiceOwner } from '../../lib/model/service-owner.ts';
import type { CatalogConfig } from './config.ts';
import { type Entity, entityRef, titleOf } from './entity.ts';

const MAX_GROUPS_ABOVE = 4;

type Contacts = Omit<ServiceOwner, 'service' | 'nearest' | 'source'>;

/** How to reach who owns an entity: what the entity says itself comes first, then its owner, then the groups above. */
export function contactsOf(
	own: readonly Entity[],
	owner: Entity | undefined,
	known: ReadonlyMap<string, Entity>,
	{ annotations: keys, slackAddress, pagerDutyAddress }: CatalogConfig,
): Contacts {
	const all = [...own, ...withGroupsAbove(owner, known)];
	const annotated = (names: readonly string[]) =>
		all.flatMap(({ metadata }) => names.map((name) => metadata.annotations[name] ?? '')).find(Boolean) ?? '';
	const links = all.flatMap(({ metadata }) => metadata.links);
	const link = (pattern: RegExp) =>
		links.find(({ title, type, icon, url }) => pattern.test(`${type} ${icon} ${title} ${url}`));
	const runbook = link(/runbook|playbook/i);
	const onCall = annotated(keys.onCall);
	const person = known.get(entityRef(onCall, 'user'));
	const slackChannel = annotated(keys.slack);
	return {
		team: owner ? titleOf(owner) : '',
		onCall: person?.kind.toLowerCase() === 'user' ? titleOf(person) : onCall,
		slackChannel,
		slackUrl: webAddress(link(/slack/i)?.url) || filled(slackAddress, slackChannel.replace(/^#/, '')),
		email: annotated(keys.email) || (all.map(({ spec }) => spec.profile?.email ?? '').find(Boolean) ?? ''),
		runbookTitle: runbook?.title ?? '',
		runbookUrl: webAddress(runbook?.url),
		pageUrl:
			webAddress(link(/pagerduty|opsgenie|\bpage\b/i)?.url) ||
			filled(pagerDutyAddress, annotated(keys.pagerDuty)),
		links: links.flatMap((one) => catalogueLink(one) ?? []),
	};
}

function withGroupsAbove(owner: Entity | undefined, known: ReadonlyMap<string, Entity>): readonly Entity[] {
	const found: Entity[] = [];
	for (let at = owner; at && !found.includes(at) && found.length < MAX_GROUPS_ABOVE; ) {
		found.push(at);
		at = at.spec.parent ? known.get(entityRef(at.spec.parent, 'group')) : undefined;
	}
	return found;
}

function filled(address: string, id: string): string {
	return address === '' || id === '' ? '' : address.replace('{id}', encodeURIComponent(id));
}

/** Links go onto a page: nothing but the web, so no `javascript:`. */
function webAddress(url: string | undefined): string {
	return url !== undefined && /^(?:https?|slack):\/\//i.test(url) ? url : '';
}
