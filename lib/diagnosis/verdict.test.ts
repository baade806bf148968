import { expect, test } from 'vitest';
import { diagnosed, kindOf, usual } from '../testing/draw/draw-diagnosis.ts';

const WELL = 'web GET / 0-90 [status 200]\n  auth check 5-20';
const known = [usual('web', 'GET /', 40, 95)];

test('nobody is said with high confidence only where a record says that it went well, and its kind does the same', () => {
	const kind = kindOf(WELL);
	expect(diagnosed(WELL, known, kind).verdict).toMatchObject({
		sentence: 'Nothing unusual found',
		confidence: 'high',
	});
	expect(diagnosed(WELL, known).verdict.confidence).toBe('medium');
	const silent = diagnosed(WELL.replace('[status 200]', ''), known, kind).verdict;
	expect(silent).toMatchObject({
		state: 'healthy',
		sentence: 'Nothing unusual found, but no record says how it ended',
		confidence: 'medium',
	});
	expect(silent.reasons.against).toEqual(['No status and no code says how it ended']);
});

test('what its caller got at fault says how it ended too', () => {
	const refused = diagnosed(WELL.replace('200', '404'), known, kindOf(WELL)).verdict;
	expect([refused.state, refused.confidence]).toEqual(['healthy', 'high']);
});

test('nobody is said with less confidence where spans are missing', () => {
	const cut = diagnosed(
		'web GET / 0-90 [status 200]\ndb read 20-40 [parent ff]',
		known,
		kindOf(WELL),
	).verdict;
	expect(cut.confidence).toBe('medium');
	expect(cut.reasons.wouldChange).toContain('The spans that are missing');
	expect(diagnosed(WELL, known).verdict.reasons.supports).toContain('It took 90 ms, within its p99 of 95 ms');
});

test('nobody is said with less confidence where nobody knows whether its time is usual, or it is not', () => {
	const thin = diagnosed('web GET / 0-1600 [status 200]', [usual('web', 'GET /', 40, 95, 126)]).verdict;
	const long = diagnosed('web GET / 0-100 [status 200]', known).verdict;
	for (const verdict of [thin, long])
		expect(verdict).toMatchObject({ sentence: 'Nothing unusual found', confidence: 'medium' });
	expect(thin.reasons.wouldChange).toContain('More calls: too few are known to say whether 1.60 s is usual');
	expect(long.reasons.against).toEqual(['It took 100 ms, beyond its p99 of 95 ms, and no call says why']);
});

test('a failure is carried up through any number of spans that say nothing and did little else', () => {
	const deep = (depth: number, error: string) =>
		[
			...Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}s${i} call ${i}-${1000 - i}`),
			`${' '.repeat(depth)}keys find ${depth}-${1000 - depth} ${error}`,
		].join('\n');
	for (const depth of [1, 2, 3, 40]) {
		const { verdict } = diagnosed(deep(depth, '[log error: no key for this title]'));
		expect([verdict.state, verdict.culprit?.service]).toEqual(['failed', 'keys']);
		expect(verdict.confidence).not.toBe('high');
	}
	expect(diagnosed(deep(3, '[status 200]'), [usual('s0', 'call', 900, 2000)]).verdict.sentence).toBe(
		'Nothing unusual found',
	);
});

test('a caller that spent most of its time elsewhere says nothing of how it ended', () => {
	const { verdict, findings } = diagnosed(
		'web GET / 0-900\n  auth check 5-700\n  keys find 800-850 [log error: no key]',
	);
	expect(verdict.sentence).toBe('No culprit found beside 1 oddity, but no record says how it ended');
	expect(verdict.confidence).toBe('low');
	expect(findings[0]?.detail).toBe('no record says what came of it');
});

test('what came of an error is told by who says so', () => {
	const detail = (drawing: string) => diagnosed(drawing).findings[0]?.detail;
	expect(detail('web GET / 0-900 [status 200]\n  keys find 800-850 [error: no key]')).toBe('web ended well');
	expect(detail('web GET / 0-900\n  keys find 10-50 [error: no key]\n  auth check 60-800')).toBe(
		'its caller went on',
	);
});

test('a call that is most of a request and far beyond its p99 is no usual request, though its first span is slow as often', () => {
	const shared = [usual('gateway', '/*', 170, 2100), usual('tickets', 'left', 40, 60)];
	const { verdict } = diagnosed('gateway /* 0-1200 [status 200]\n  tickets left 100-1180', shared);
	expect([verdict.state, verdict.culprit?.service]).toEqual(['slow', 'tickets']);
});

test('slow is said with high confidence where one call far beyond its p99 is nearly all of the delay', () => {
	const baselines = [usual('web', 'GET /', 20, 40), usual('index', 'scan', 10, 20)];
	expect(diagnosed('web GET / 0-900\n  index scan 10-890', baselines).verdict.confidence).toBe('high');
	expect(diagnosed('web GET / 0-900\n  index scan 10-700', baselines).verdict.confidence).toBe('medium');
});

test('what is usual is that of the own region, and says so; where that is not known, of all regions', () => {
	const everywhere = [usual('web', 'GET /', 20, 40), usual('index', 'scan', 10, 20)];
	const far = { ...usual('index', 'scan', 600, 950, 900), region: 'ap-south-1' };
	const near = { ...usual('index', 'scan', 8, 15, 700), region: 'eu-west-1' };
	const scan = (region: string) =>
		diagnosed(`web GET / 0-900\n  index scan 10-890 ${region}`, [...everywhere, far, near]);
	const own = scan('[region eu-west-1]');
	expect(own.verdict.sentence).toBe('index took 880 ms for scan, usually 8 ms');
	expect(own.verdict.reasons.supports[0]).toBe('880 ms against a p99 of 15 ms over 700 calls in eu-west-1');
	expect(own.verdict.evidence.at(-1)?.label).toBe('880 ms, usually 8 ms, p99 15 ms in eu-west-1');
	expect(own.findings[0]?.detail).toBe('usually 8 ms, p99 15 ms in eu-west-1');
	for (const region of ['', '[region sa-east-1]'])
		expect(scan(region).verdict.evidence.at(-1)?.label).toBe('880 ms, usually 10 ms, p99 20 ms');
	// As slow as ever there: whoever waited for it has to explain itself.
	expect(scan('[region ap-south-1]').verdict.culprit?.service).not.toBe('index');
});

test('a very long chain is told by its ends; very many kinds of errors by the first', () => {
	const chain = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}s${i} call ${i}-${1000 - i} [error]`);
	const { evidence } = diagnosed(chain.join('\n')).verdict;
	expect(evidence).toHaveLength(51);
	expect(evidence[10]?.label).toBe('250 spans in between');
	const star = Array.from({ length: 300 }, (_, i) => ` s${i} call ${i}-${i + 1} [error: reset]`);
	const { findings } = diagnosed(`web GET / 0-1000\n${star.join('\n')}`);
	expect(findings).toHaveLength(21);
	expect(findings.at(-1)).toMatchObject({ title: 'And 280 errors of other kinds', count: 280 });
});

test('an error that a retry made up for is one oddity, not two', () => {
	const { verdict } = diagnosed(
		'web GET / 0-90 [status 200]\n  img get 5-20 [error: reset]\n  img get 30-50',
	);
	expect(verdict.sentence).toBe('No culprit: the request went well in spite of 1 oddity');
});

test('a request within its own p99 is not slow, whatever one of its calls took', () => {
	const baselines = [usual('web', 'GET /', 20, 40), usual('index', 'scan', 1, 2)];
	const { verdict, findings } = diagnosed('web GET / 0-30\n  index scan 5-20', baselines);
	expect(verdict.state).toBe('healthy');
	expect(findings[0]).toMatchObject({ kind: 'latency', service: 'index' });
});

test('a request that does not say that it failed lowers the confidence by a step', () => {
	const { verdict } = diagnosed('web GET / 0-90\n  auth check 5-85 [error: session is gone]');
	expect([verdict.state, verdict.confidence]).toEqual(['failed', 'medium']);
	expect(verdict.reasons.against).toEqual(['web does not say that it failed']);
});

test('the path never comes back to a span it passed', () => {
	const { verdict } = diagnosed('web GET / 0-90 [parent fe] [error]\ndb read 10-80 [parent ff] [error]');
	expect(verdict.evidence.map(({ service }) => service)).toEqual(['web', 'db']);
});

test('a callee without its caller is the late one when it was at work as somebody gave up', () => {
	const { verdict } = diagnosed(`web GET / 0-1020 [error] [status 500] [log error: gave up: deadline exceeded]
quotes list 10-15 [parent fd]
price quote 10-4000 [parent fe]`);
	expect(verdict.culprit?.service).toBe('price');
	expect(verdict.sentence).toBe('price did not answer in time, so GET / failed');
	expect(verdict.reasons.against).toEqual(['Spans between it and its caller never arrived']);
});

test('words that give no reason are not said with high confidence', () => {
	const told = (words: string) =>
		diagnosed(`web GET / 0-90 [error: failed]\n  auth check 5-85 [error: ${words}]`).verdict.confidence;
	expect(told('session is gone')).toBe('high');
	expect(told('request failed')).toBe('medium');
});

test('many calls that are each slower than usual explain their caller together', () => {
	const calls = Array.from({ length: 8 }, (_, i) => `  price quote ${i * 100}-${i * 100 + 90}`).join('\n');
	const { verdict } = diagnosed(`web GET / 0-800\n${calls}`, [
		usual('web', 'GET /', 60, 120),
		usual('price', 'quote', 5, 10),
	]);
	expect(verdict.culprit?.service).toBe('price');
	expect(verdict.confidence).toBe('high');
});

test('a slow call to a callee whose own span is as fast as ever: the callee kept its caller waiting', () => {
	const { verdict } = diagnosed(
		'web GET / 0-800\n  web rpc/Convert 10-790 [kind client]\n    money rpc/Convert 700-705 [kind server]',
		[
			usual('web', 'GET /', 60, 120),
			usual('web', 'rpc/Convert', 5, 10, 5000, 3),
			usual('money', 'rpc/Convert', 4, 8, 5000, 2),
		],
	);
	expect(verdict.culprit?.service).toBe('money');
	expect(verdict.sentence).toBe('money kept web waiting 780 ms, usually 5 ms');
	expect(verdict.confidence).toBe('medium');
});

test('a delay that lies in a call of unknown usual names it as probable, and no more', () => {
	const { verdict } = diagnosed('web GET / 0-800\n  new call 10-780\n    new step 20-700', [
		usual('web', 'GET /', 60, 120),
	]);
	expect(verdict.sentence).toBe('Probably new took 680 ms for step');
	expect(verdict.confidence).toBe('low');
	expect(verdict.reasons.against).toEqual(['What is usual for it is not known']);
});

test('slow: the cause stands in the sentence, and what it cost the request in the effect, each with its proof', () => {
	const reads = Array.from({ length: 12 }, (_, i) => `    db read line ${10 + i * 70}-${78 + i * 70}`).join(
		'\n',
	);
	const drawing = `web GET / 0-900\n  titles batch 5-880\n${reads}`;
	const baselines = [
		usual('web', 'GET /', 60, 120),
		usual('titles', 'batch', 30, 60),
		usual('db', 'read', 60, 90),
	];
	const { verdict } = diagnosed(drawing, baselines);
	expect(verdict.sentence).toMatch(
		/^titles took 875 ms for batch, usually 30 ms, because 12 \w+ ran one after another$/,
	);
	expect(verdict.effect).toBe('GET / took 900 ms, usually 60 ms.');
	expect(verdict.evidence.map(({ label }) => label)).toContain('900 ms, usually 60 ms');
});
