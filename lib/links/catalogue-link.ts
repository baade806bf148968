import { type LinkKind, type LinkTemplate, USUAL_MINUTES } from '../model/link-template.ts';
import { checkTemplate } from './check-template.ts';

const KINDS: readonly (readonly [LinkKind, RegExp])[] = [
	['logs', /\blogs?\b|\bkibana\b|\bloki\b/i],
	['deployments', /\bdeploy(?:s|ments?)?\b|\breleases?\b|\bargo-?cd\b|\bspinnaker\b/i],
	['metrics', /\bmetrics?\b|\bdashboards?\b|\bgrafana\b/i],
];

/** What to do about deployments is no list of them. */
const INSTRUCTIONS = /\brun-?books?\b|\bplaybooks?\b|\bdocs?\b/i;

/** A link of a service catalogue, as a template if it leads to metrics, deployments or logs and may be followed. */
export function catalogueLink(link: {
	readonly title: string;
	readonly type: string;
	readonly icon: string;
	readonly url: string;
}): LinkTemplate | undefined {
	const told = `${link.type} ${link.icon} ${link.title}`;
	if (INSTRUCTIONS.test(told)) return undefined;
	const kind = KINDS.find(([, pattern]) => pattern.test(told))?.[0];
	if (kind === undefined) return undefined;
	const template = { kind, title: '', address: link.url, aroundMinutes: USUAL_MINUTES[kind] };
	return checkTemplate(template).ok ? template : undefined;
}
