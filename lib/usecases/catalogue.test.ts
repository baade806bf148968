import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '../access/principal.ts';
import { CATALOGUE } from './catalogue.ts';
import { findVerb } from './find-verb.ts';
import { openApi } from './openapi.ts';

test('public/openapi.json is what the catalogue says (npm run openapi writes it)', () => {
	const file = new URL('../../public/openapi.json', import.meta.url);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApi(CATALOGUE))));
});

test('parameters are named, and those without a default are not all required', () => {
	expect(JSON.stringify(openApi(CATALOGUE))).toContain('"name":"minDuration","in":"query","required":false');
});

test('names, and methods of an address, are there once; each permission is a known one', () => {
	const names = CATALOGUE.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	const addresses = CATALOGUE.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
	expect(new Set(addresses).size).toBe(addresses.length);
	for (const { permission } of CATALOGUE) expect(PERMISSIONS).toContain(permission);
});

test('what changes or reveals something is never asked with GET', () => {
	const reading = CATALOGUE.filter(({ method }) => method === 'GET').map(({ permission }) => permission);
	expect(reading.filter((permission) => !permission.startsWith('read '))).toEqual([]);
});

test('every verb is found by its own address, its named parts decoded', () => {
	for (const verb of CATALOGUE) {
		const address = verb.path.replaceAll(/\{(\w+)\}/g, 'a%2Fb');
		const found = findVerb(CATALOGUE, verb.method, address);
		const parts = Array.from(verb.path.matchAll(/\{(\w+)\}/g), ([, name = '']) => [name, 'a/b']);
		const path = Object.fromEntries(parts) as Record<string, string>;
		expect(found).toMatchObject({ kind: 'verb', verb: { name: verb.name }, path });
	}
});

test('an unknown address, a wrong method and a damaged name are told apart', () => {
	expect(findVerb(CATALOGUE, 'GET', '/api/nothing')).toEqual({ kind: 'none' });
	expect(findVerb(CATALOGUE, 'POST', '/api/search')).toEqual({ kind: 'method', allowed: ['GET'] });
	expect(findVerb(CATALOGUE, 'GET', '/api/services/%E0%A4%A')).toEqual({ kind: 'none' });
	expect(findVerb(CATALOGUE, 'GET', '/api/search/')).toMatchObject({ kind: 'verb' });
});
