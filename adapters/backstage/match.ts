import { unreachable } from '../../lib/base/assert.ts';
import type { CatalogConfig, MatchRule } from './config.ts';
import type { Entity } from './entity.ts';

/** "Playback API", `playback_api` and `playback-api` are one service. */
export function serviceKey(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_.]+/g, '-');
}

/** Finds the component that a service of the telemetry is, by the first rule under which just one fits. */
export function createMatcher(
	components: readonly Entity[],
	{ match, annotations }: CatalogConfig,
): (service: string) => Entity | undefined {
	const rules = match.map((rule) => {
		const known = new Map<string, Entity | 'several'>();
		for (const component of components) {
			for (const name of new Set(namesOf(component, rule, annotations.service))) {
				if (name !== '') known.set(name, oneOf(known.get(name), component));
			}
		}
		return { rule, known };
	});
	return (service) => {
		for (const { rule, known } of rules) {
			const found = known.get(keyUnder(rule, service));
			if (found !== undefined && found !== 'several') return found;
		}
		return undefined;
	};
}

/** Of two that fit, the one in the default namespace, as wherever Backstage is given a bare name. */
function oneOf(before: Entity | 'several' | undefined, component: Entity): Entity | 'several' {
	if (before === undefined) return component;
	const both = before === 'several' ? [component] : [before, component];
	const inDefault = both.filter(({ metadata }) => (metadata.namespace ?? 'default') === 'default');
	return inDefault.length === 1 && inDefault[0] ? inDefault[0] : 'several';
}

function namesOf({ metadata }: Entity, rule: MatchRule, keys: readonly string[]): readonly string[] {
	switch (rule.by) {
		case 'annotation':
			return keys.map((key) => serviceKey(metadata.annotations[key] ?? ''));
		case 'name':
			return [serviceKey(metadata.name)];
		case 'title':
			return [serviceKey(metadata.title)];
		case 'without':
			return [keyUnder(rule, metadata.name)];
		default:
			return unreachable(rule);
	}
}

function keyUnder(rule: MatchRule, name: string): string {
	let key = serviceKey(name);
	if (rule.by !== 'without') return key;
	const prefix = rule.prefixes.map(serviceKey).find((one) => key.startsWith(one) && key.length > one.length);
	if (prefix !== undefined) key = key.slice(prefix.length);
	const suffix = rule.suffixes.map(serviceKey).find((one) => key.endsWith(one) && key.length > one.length);
	return suffix === undefined ? key : key.slice(0, -suffix.length);
}
