import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardRead } from './read-guard.ts';

const guard = (sql: string) => guardRead(sql, 'dupin');

test.for([
	"SELECT file('/etc/passwd')",
	"SELECT FILE ( '/etc/passwd' )",
	"SELECT /* x */ file/**/('/etc/passwd')",
	"SELECT `file`('/etc/passwd')",
	'SELECT "file"(\'/etc/passwd\')',
	"SELECT fileIf('/etc/passwd', 1)",
	"SELECT * FROM file('/etc/passwd', 'LineAsString')",
	"DESCRIBE TABLE url('http://127.0.0.1:9')",
	"DESC url('http://127.0.0.1:9')",
	"EXPLAIN SELECT * FROM url('http://127.0.0.1:9')",
	"SELECT * FROM s3('http://x/y')",
	"SELECT * FROM remote('127.0.0.1', system.one)",
	"SELECT * FROM executable('x', 'TSV', 'a String')",
	"SELECT * FROM input('a String')",
	"SELECT * FROM mysql('h', 'd', 't', 'u', 'p')",
	"SELECT * FROM merge('system', '.*')",
	"SELECT * FROM view(SELECT * FROM file('/etc/passwd'))",
	'SELECT * FROM `/etc/passwd`',
	'SELECT * FROM "/etc/passwd"',
	"SELECT * FROM '/etc/passwd'",
	'SELECT * FROM spans, `data.csv`',
	'SELECT * FROM spans AS s, `data.csv`',
	'SELECT * FROM (SELECT 1) x JOIN `data.csv` USING a',
	'SELECT 1 WHERE 1 IN `data.csv`',
	'SELECT 1 WHERE 1 IN system.users',
	'WITH `/etc/passwd` AS (SELECT 1) SELECT * FROM `/etc/passwd`',
	'SELECT * FROM system.users',
	'SELECT * FROM system.settings',
	'SELECT * FROM information_schema.tables',
	'SELECT * FROM other.spans',
	'SELECT * FROM {t:Identifier}',
	'SELECT * FROM $$/etc/passwd$$',
	'SELECT * APPLY file FROM spans',
	"SELECT 1 INTO OUTFILE '/tmp/x'",
	'SELECT 1 SETTINGS readonly = 0',
	"SELECT dictGet('d', 'a', 1)",
	"SELECT getSetting('max_threads')",
	'SELECT hostName()',
	'SELECT sleep(3)',
	'SHOW CREATE TABLE `data.csv`',
	'SELECT evalMLMethod(1)',
	"SELECT 'unfinished, file('/etc/passwd')",
])('a reader may not: %s', (sql) => {
	expect(() => guard(sql)).toThrow(/ACCESS_DENIED|may not/);
});

test.for([
	'SELECT 1',
	"SELECT 'file(''/etc/passwd'')' AS text, \"file\" FROM spans",
	'SELECT count(), uniqExactIf(trace_id, status_code = 2) FROM spans WHERE service = {s:String} GROUP BY name',
	'WITH roots AS (SELECT * FROM spans) SELECT * FROM roots AS r INNER JOIN logs AS l ON r.a = l.a, dupin.operations',
	"SELECT * FROM system.parts WHERE active AND database = 'dupin'",
	'SELECT toUInt64(a) IN (SELECT b FROM spans) FROM (SELECT arrayMap(x -> x + 1, [1, 2]) AS a)',
	'SELECT a IN (1, 2), b IN tuple(1, 2) FROM spans FINAL LIMIT 1 BY a',
	'SELECT CAST(a AS Array(String)), a::Nullable(UInt8) FROM spans',
	'EXPLAIN SELECT 1 FROM spans',
	'EXISTS TABLE spans',
	'DESCRIBE TABLE spans',
	'SELECT a FROM spans ORDER BY a DESC, b DESC LIMIT 3',
])('a reader may: %s', (sql) => {
	expect(() => guard(sql)).not.toThrow();
});

test('whatever a text holds, it is judged or refused in words', () => {
	const pieces = fc.constantFrom("'", '`', '"', '(', ')', '/*', '--', 'FROM ', 'a', ',', '{', '$');
	const judged = (sql: string): string => {
		try {
			guard(sql);
			return 'readers may not';
		} catch (error) {
			return String(error);
		}
	};
	fc.assert(
		fc.property(fc.string({ unit: pieces }), (text) => {
			expect(judged(`SELECT ${text}`)).toContain('readers may not');
		}),
	);
});
