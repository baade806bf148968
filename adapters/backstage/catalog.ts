import { parseAllDocuments } from 'yaml';
import type { ServiceOwner } from '../../lib/model/service-owner.ts';
import { type CatalogConfig, catalogSchema } from './config.ts';
import { type Entity, entityRef, entitySchema, ownerRefOf, refOf } from './entity.ts';
import { createMatcher, serviceKey } from './match.ts';
import { contactsOf } from './contacts.ts';

/** Entities of a YAML text of any number of documents; what is no entity is left out. */
export function readEntities(yaml: string): readonly Entity[] {
	return parseAllDocuments(yaml, { logLevel: 'silent' }).flatMap((document) => {
		if (!('toJS' in document) || document.errors.length > 0) return [];
		const parsed = entitySchema.safeParse(document.toJS({ maxAliasCount: 100 }));
		return parsed.success ? [parsed.data] : [];
	});
}

/** Who owns a service, if the catalog says so of it, or of the system or domain it is in. */
export type Catalog = (service: string) => ServiceOwner | undefined;

/** A component in a system in a domain in a domain. */
const MAX_ABOVE = 6;

/** A catalog ready to be asked. */
export function openCatalog(
	entities: readonly Entity[],
	config: CatalogConfig = catalogSchema.parse({}),
): Catalog {
	const known = new Map(entities.map((entity) => [refOf(entity), entity]));
	const match = createMatcher(ofKind(known.values(), 'Component'), config);
	const around = [...ofKind(known.values(), 'System'), ...ofKind(known.values(), 'Domain')];
	return (service) => {
		const component = match(service);
		const first = component ?? namedAfter(around, service);
		if (!first) return undefined;
		const owned = firstOwned(first, known);
		// A component that nobody owns may still have a channel and a runbook.
		const owner = known.get(ownerRefOf(owned ?? first));
		const contacts = contactsOf(component ? [component] : [], owner, known, config);
		const team = contacts.team || bareName(ownerRefOf(owned ?? first));
		const nearest =
			owned === undefined || owned === component
				? ''
				: `${owned.kind.toLowerCase()} ${owned.metadata.title || owned.metadata.name}`;
		if (team === '' && !component) return undefined;
		return { ...contacts, service, team, nearest, source: config.name };
	};
}

function ofKind(entities: Iterable<Entity>, kind: string): readonly Entity[] {
	return [...entities].filter((entity) => entity.kind.toLowerCase() === kind.toLowerCase());
}

/** The entity itself if it has an owner, or the nearest above it that has. */
function firstOwned(first: Entity, known: ReadonlyMap<string, Entity>): Entity | undefined {
	let at: Entity | undefined = first;
	for (let step = 0; at && step < MAX_ABOVE; step++) {
		if (ownerRefOf(at) !== '') return at;
		at = above(at, known);
	}
	return undefined;
}

function above({ kind, spec }: Entity, known: ReadonlyMap<string, Entity>): Entity | undefined {
	const refs = [
		spec.subcomponentOf && entityRef(spec.subcomponentOf, 'component'),
		spec.system && entityRef(spec.system, 'system'),
		spec.domain && entityRef(spec.domain, 'domain'),
		kind.toLowerCase() === 'domain' && spec.subdomainOf && entityRef(spec.subdomainOf, 'domain'),
	];
	return refs.map((ref) => (ref ? known.get(ref) : undefined)).find(Boolean);
}

/** `playback-steering` is no component, but there is a system `playback`: the longest such name is the nearest. */
function namedAfter(around: readonly Entity[], service: string): Entity | undefined {
	const key = serviceKey(service);
	let best: { readonly length: number; readonly entity: Entity } | undefined;
	for (const entity of around) {
		const name = serviceKey(entity.metadata.name);
		const fits = key === name || key.startsWith(`${name}-`);
		if (fits && name.length > (best?.length ?? 0)) best = { length: name.length, entity };
	}
	return best?.entity;
}

/** Owner's name where the catalog has no entity of it. */
function bareName(ref: string): string {
	return ref.replace(/^.*[:/]/, '');
}
