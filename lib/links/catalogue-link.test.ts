import { expect, test } from 'vitest';
import { catalogueLink } from './catalogue-link.ts';

const kindOf = (title: string, type = '') =>
	catalogueLink({ title, type, icon: '', url: 'https://tool.example/{service.name}' })?.kind;

test('a link of the catalogue is known by its type or title; instructions are no place to go on to', () => {
	expect(kindOf('Grafana')).toBe('metrics');
	expect(kindOf('Releases')).toBe('deployments');
	expect(kindOf('Kibana', 'tool')).toBe('logs');
	expect(kindOf('Runbook: app releases')).toBeUndefined();
	expect(kindOf('Deploying', 'runbook')).toBeUndefined();
	expect(kindOf('Home page')).toBeUndefined();
});
