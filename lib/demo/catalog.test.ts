import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { halcyonCatalogYaml } from './catalog.ts';
import { HALCYON } from './company.ts';

const entitySchema = z.object({
	kind: z.enum(['Component', 'Group', 'User']),
	metadata: z.object({ name: z.string(), annotations: z.record(z.string(), z.string()).default({}) }),
	spec: z.object({ owner: z.string().optional(), memberOf: z.array(z.string()).default([]) }),
});

const entities = parseAllDocuments(halcyonCatalogYaml()).map((document) => {
	if (!('toJS' in document)) throw new Error('the catalog is empty');
	return entitySchema.parse(document.toJS());
});
const named = (kind: string) =>
	new Map(entities.filter((entity) => entity.kind === kind).map((entity) => [entity.metadata.name, entity]));

test('every service has a component, and its owner is a group of the catalog', () => {
	expect([...named('Component').keys()]).toEqual([...HALCYON.keys()]);
	const groups = [...named('Group').keys()].map((name) => `group:default/${name}`);
	for (const { spec } of named('Component').values()) expect(groups).toContain(spec.owner);
	for (const { spec } of named('User').values())
		expect(groups).toEqual(expect.arrayContaining(spec.memberOf));
});

test('names are unique within a kind', () => {
	expect(named('Component').size + named('Group').size + named('User').size).toBe(entities.length);
});

test('the owner of content-keys is reached as the design shows', () => {
	expect(named('Component').get('content-keys')?.spec.owner).toBe('group:default/content-keys');
	expect(named('Group').get('content-keys')?.metadata.annotations).toEqual({
		'slack.com/channel': 'content-keys-help',
		'pagerduty.com/on-call': 'Ines Okafor',
	});
});
