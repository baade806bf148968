import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkTemplate } from '../model/link-template.ts';
import { catalogueLink } from './catalogue-link.ts';
import { checkTemplate } from './check-template.ts';
import { fillTemplate, type SpanPlace } from './fill-template.ts';

const template = (address: string, more: Partial<LinkTemplate> = {}): LinkTemplate => ({
	kind: 'metrics',
	title: '',
	address,
	aroundMinutes: 15,
	...more,
});

const SPAN: SpanPlace = {
	traceId: 'a'.repeat(32),
	spanId: 'b'.repeat(16),
	start: Date.UTC(2026, 10, 17, 2, 47, 9),
	end: Date.UTC(2026, 10, 17, 2, 47, 11),
	attributes: new Map([
		['service.name', 'content-keys'],
		['service.version', '418'],
		['k8s.pod.name', 'keys/7 & more'],
		['host.name', '..'],
		['container.id', '[redacted, secret]'],
	]),
};

test.each([
	['javascript:alert(1)', 'not "javascript:"'],
	['JaVaScRiPt://x/%0aalert(1)', 'not "javascript:"'],
	['data:text/html,x', 'not "data:"'],
	['/d/service', 'starts with https'],
	['https://{service.name}.example/x', 'holds no placeholder'],
	['https://metrics.example{service.name}/x', 'holds no placeholder'],
	['https://me:secret@metrics.example/', 'user name or password'],
	['https://metrics.example/{user.id}', '{user.id} is not known. Known: {service.…}'],
	['https://metrics.example/{service.name', 'not closed'],
	['https://metrics.example/?q={"a":{service.name}}', 'not closed'],
	['https://metrics.example/a b', 'no spaces'],
	['https://exa mple/', 'no spaces'],
	['', 'missing'],
	[`https://metrics.example/${'x'.repeat(2_000)}`, 'at most 2000'],
])('a template is refused with its reason: %s', (address, reason) => {
	expect(checkTemplate(template(address))).toEqual({ ok: false, error: expect.stringContaining(reason) });
});

test('a title is asked for where the kind says nothing, and minutes are bounded', () => {
	const address = 'https://tools.example/';
	expect(checkTemplate(template(address, { kind: 'other' })).ok).toBe(false);
	expect(checkTemplate(template(address, { kind: 'other', title: 'Flags' })).ok).toBe(true);
	expect(checkTemplate(template(address, { aroundMinutes: -1 })).ok).toBe(false);
	expect(checkTemplate(template(address, { aroundMinutes: Number.NaN })).ok).toBe(false);
});

test('a template is filled from where and when a span ran', () => {
	const address = 'https://m.example/d?v={service.name}&p={k8s.pod.name}&from={from}&to={to.s}&t={from.iso}';
	expect(fillTemplate(template(address), SPAN)).toEqual({
		ok: true,
		value: {
			words: 'Metrics at 02:47',
			href: 'https://m.example/d?v=content-keys&p=keys%2F7%20%26%20more&from=1794882729000&to=1794884531&t=2026-11-17T02%3A32%3A09.000Z',
		},
	});
	const words = (more: Partial<LinkTemplate>) => {
		const filled = fillTemplate(template('https://m.example/', more), SPAN);
		return filled.ok ? filled.value.words : '';
	};
	expect(words({ kind: 'logs', aroundMinutes: 1 })).toBe('Logs, 1 min around');
	expect(words({ kind: 'deployments' })).toBe('Deployments, now 418');
	expect(words({ title: 'Key store board' })).toBe('Key store board');
});

test('a link with a hole in it is no link: what is absent, climbs the path or was redacted is named', () => {
	const address = 'https://m.example/{host.name}/{container.id}/{k8s.node.name}/{k8s.node.name}';
	expect(fillTemplate(template(address), SPAN)).toEqual({
		ok: false,
		error: ['host.name', 'container.id', 'k8s.node.name'],
	});
});

test('whatever a sender writes, a reader stays on the site and path that the template names', () => {
	const checked = template('https://m.example/d/{service.name}/x?pod={k8s.pod.name}');
	fc.assert(
		fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (name, pod) => {
			const attributes = new Map([
				['service.name', name],
				['k8s.pod.name', pod],
			]);
			const filled = fillTemplate(checked, { ...SPAN, attributes });
			if (!filled.ok) return;
			const url = new URL(filled.value.href);
			expect(url.origin).toBe('https://m.example');
			expect(url.pathname).toMatch(/^\/d\/[^/]+\/x$/);
			expect([...url.searchParams.keys()]).toEqual(['pod']);
		}),
	);
});

test('links of a catalogue become templates by what they say they are', () => {
	const link = (title: string, url: string, type = '') => catalogueLink({ title, url, type, icon: '' });
	expect(link('Grafana', 'https://g.example/{service.name}')?.kind).toBe('metrics');
	expect(link('Argo CD', 'https://a.example/', 'deployment')?.kind).toBe('deployments');
	expect(link('Logs in Kibana', 'https://k.example/')).toMatchObject({ kind: 'logs', aroundMinutes: 1 });
	expect(link('Team blog in the catalog', 'https://b.example/')).toBeUndefined();
	expect(link('Dashboard', 'javascript:alert(1)')).toBeUndefined();
});
