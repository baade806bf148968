import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOMS } from './arrows.ts';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
	encoding: 'utf8',
})
	.split('\n')
	.filter((file) => file !== '' && existsSync(file));
const sources = tracked.filter((file) => /\.(ts|tsx|mjs|js)$/.test(file));

const report = z.object({
	number_of_files: z.number(),
	diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })),
});

function lint(folder: string): z.infer<typeof report> {
	const run = () =>
		execFileSync(join(process.cwd(), 'node_modules/.bin/oxlint'), ['--format=json', '.'], {
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 1e8,
		});
	try {
		return report.parse(JSON.parse(run()));
	} catch (error) {
		const output = z.object({ stdout: z.string() }).parse(error).stdout;
		return report.parse(JSON.parse(output));
	}
}

test('lint sees every source file', () => {
	expect(lint('.').number_of_files).toBeGreaterThanOrEqual(sources.length);
});

test('lint reports an import against the arrow, from every folder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'dupin-lint-'));
	const against: Readonly<Record<string, string>> = {
		'lib/model/a.ts': "import 'react';",
		'lib/model/b.ts': "import 'node:fs';",
		'lib/model/c.ts': "import '../../adapters/wiring.ts';",
		'lib/model/d.ts': "import 'd3-force';",
		'components/request/a.tsx': "import '../../adapters/wiring.ts';",
		'components/request/b.tsx': "import 'node:fs';",
		'components/request/c.tsx': "import 'next/link';",
		'app/page.tsx': "import '../adapters/wiring.ts';",
		'app/_server/a.ts': "import '../../adapters/clickhouse/index.ts';",
		'adapters/zipkin/a.ts': "import '../../components/x.tsx';",
		'e2e/a.spec.ts': "import '../adapters/wiring.ts';",
	};
	cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
	for (const [file, text] of Object.entries(against)) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	}
	const reported = lint(folder)
		.diagnostics.filter((found) => found.code.includes('no-restricted-imports'))
		.map((found) => found.filename);
	rmSync(folder, { recursive: true });
	expect(reported.toSorted()).toEqual(Object.keys(against).toSorted());
});

test('every folder holds at most 40 files', () => {
	const count = new Map<string, number>();
	for (const file of sources) count.set(dirname(file), (count.get(dirname(file)) ?? 0) + 1);
	expect([...count].filter(([, files]) => files > 40)).toEqual([]);
});

test('every room says what it is for', () => {
	const rooms = Object.keys(ROOMS).filter((room) => !room.endsWith('/.') && room !== 'adapters/tools');
	expect(rooms.filter((room) => !existsSync(`${room}/README.md`))).toEqual([]);
});

test('the top level holds what the house allows', () => {
	const allowed =
		/^(app|components|lib|adapters|public|e2e|package\.json|package-lock\.json|next\.config\.js|tsconfig\.json|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|instrumentation\.ts|\..*)$/;
	const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
	expect([...top].filter((name) => !allowed.test(name))).toEqual([]);
});

test('ports are types only: nothing is left after type stripping', () => {
	for (const file of sources.filter((name) => name.startsWith('lib/ports/'))) {
		const rest = stripTypeScriptTypes(readFileSync(file, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
		expect(rest.trim(), file).toBe('');
	}
});

test('style sheets keep to 300 lines, as code does', () => {
	const long = tracked.filter(
		(file) => file.endsWith('.css') && readFileSync(file, 'utf8').split('\n').length > 301,
	);
	expect(long).toEqual([]);
});

test('the documents name real paths', () => {
	const missing: string[] = [];
	for (const file of tracked.filter((name) => name.endsWith('.md'))) {
		for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
			/`((?:app|components|lib|adapters|public|e2e|\.ci|\.config)\/[\w./[\]-]*)`/g,
		)) {
			if (!existsSync(path)) missing.push(`${file}: ${path}`);
		}
	}
	expect(missing).toEqual([]);
});

test('the lock file names no registry', () => {
	const lock = readFileSync('package-lock.json', 'utf8');
	expect(lock).not.toMatch(/https?:\/\/[^"]*registry/);
	expect(lock).not.toContain('"resolved": "http');
});
