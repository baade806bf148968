import { expect, test } from 'vitest';
import config from '../next.config.js';

async function headersIn(phase: string): Promise<ReadonlyMap<string, string>> {
	const [all] = await config(phase).headers();
	expect(all?.source).toBe('/:path*');
	return new Map(all?.headers.map(({ key, value }) => [key, value]));
}

test('no other site may frame a page, guess the type of an answer or learn an address', async () => {
	const headers = await headersIn('phase-production-server');
	expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
	expect(headers.get('Referrer-Policy')).toBe('same-origin');
	expect(headers.get('Permissions-Policy')).toContain('camera=()');
	const policy = headers.get('Content-Security-Policy')?.split('; ') ?? [];
	expect(policy).toContain("default-src 'self'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).toContain("object-src 'none'");
	expect(policy.join()).not.toMatch(/unsafe-eval|\*|https?:/);
});

test('what only a developer needs is allowed to developers only', async () => {
	const policy = (await headersIn('phase-development-server')).get('Content-Security-Policy');
	expect(policy).toContain("'unsafe-eval'");
	expect(policy).toContain('ws:');
});
