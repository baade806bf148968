import { describe, expect, test } from 'vitest';
import { assert, at } from '../../base/assert.ts';
import { memberRequests } from '../../demo/members/member-requests.ts';
import { storySession } from '../../demo/members/member-story.ts';
import { MEMBER_STORIES } from '../../demo/members/stories.ts';
import { fromMillis, unixNanos } from '../../model/time.ts';
import { readingGrade } from '../../testing/reading-level.ts';
import { storyIds, storyStore } from '../../testing/story-store.ts';
import { FORBIDDEN, sentencesOf, sourcedSentences, wordsOf } from '../../testing/support-words.ts';
import { memberReportSchema } from '../../api/member-report.ts';
import { sessionReportSchema } from '../../api/session-report.ts';
import { listSessions } from './find-sessions.ts';
import { openMember } from '../member/open-member.ts';
import { openSession } from './open-session.ts';
import { revealMember } from '../member/reveal-member.ts';
import { testPorts } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const NOW = 1_790_000_000_000_000_000n;
const requests = [...memberRequests(NOW)];
const ports = testPorts({
	analytics: { sessions: storyStore(requests, NOW) },
	clock: { now: () => unixNanos(NOW) },
});
const ids = storyIds(requests, NOW);
const PORTO = 'M-20418837';

async function session(id: string) {
	const report = await openSession(asking, ports, id);
	assert(report, `session ${id} is found`);
	return sessionReportSchema.parse(report);
}

describe.each(MEMBER_STORIES.map((story) => [story.id, story] as const))('%s', (_, story) => {
	test('is opened by its address, in plain words, each sentence with a source that exists', async () => {
		const report = await session(storySession(story));
		expect(report.verdict.headline.text).toBe(story.truth.first);
		expect(wordsOf(report)).not.toMatch(FORBIDDEN);
		expect(wordsOf(report)).not.toMatch(/[{}]|undefined|NaN/);
		for (const sentence of sourcedSentences(report)) {
			expect(sentence.sources.length, sentence.text).toBeGreaterThan(0);
			expect(
				sentence.sources.every(({ traceId }) => ids.has(traceId)),
				sentence.text,
			).toBe(true);
		}
		expect(at(report.requests, 0).state).toBe(
			report.requests.some(({ state }) => state === 'failed') ? 'failed' : at(report.requests, 0).state,
		);
		expect(at(report.steps, 0).offsetNanos).toBeNull();
	});
});

test('all sentences of all stories read at grade 8 or below', async () => {
	const reports = await Promise.all(MEMBER_STORIES.map((story) => session(storySession(story))));
	const sentences = [...new Set(reports.flatMap(sentencesOf))];
	expect(sentences.length).toBeGreaterThan(60);
	expect(readingGrade(sentences)).toBeLessThanOrEqual(8);
	// One by one too, but for a few long ones: an average hides the worst.
	const grades = sentences.map((sentence) => readingGrade([sentence])).toSorted((a, b) => a - b);
	expect(grades[Math.floor(grades.length * 0.9)]).toBeLessThanOrEqual(13);
});

test('the words of tracing are seen when they stand there', async () => {
	const report = await session('PS-8841-20ZK-55');
	const leaking = { ...report, verdict: { ...report.verdict, label: 'Span failed' } };
	expect(wordsOf(leaking)).toMatch(FORBIDDEN);
});

test("a member's week: one cause behind three sessions leads, trouble first, the days and devices right", async () => {
	const found = await openMember(asking, ports, PORTO);
	assert(found, 'the member is found');
	const report = memberReportSchema.parse(found);
	expect(report.verdict.word).toBe('3 of 4 issues have one cause');
	expect(report.verdict.headline.text).toBe(
		'Tiger Dynasty S1 E3 had trouble 3 times because our servers could not issue the HD licence',
	);
	expect(report.sessions.filter(({ attention }) => attention).map(({ line }) => line)).toEqual([
		'Stopped after 38 s: HD licence refused',
		'Stopped after 31 s: HD licence refused',
		'Did not start: HD licence refused',
		'Took 9 seconds to start',
	]);
	expect(report.sessionCount).toBe(15);
	expect(report.week.flatMap(({ blocks }) => blocks)).toHaveLength(15);
	expect(at(report.week, 6).day).toBe('Today');
	expect(report.devices.map(({ model, failed, flawed }) => [model, failed, flawed])).toEqual([
		['Nova 8', 3, 0],
		['Lumen OLED 55', 0, 1],
		['Browser', 0, 0],
	]);
	expect(wordsOf(report)).not.toMatch(FORBIDDEN);
});

test('name and e-mail are in no report; revealing them is written down first', async () => {
	const report = await openMember(asking, ports, PORTO);
	const page = await session('PS-8841-20ZK-55');
	expect(JSON.stringify([report, page])).not.toMatch(/Rita|Sousa|@mail/);
	const noted: string[] = [];
	const audit = {
		...ports.appStore.audit,
		record: async (entry: { readonly reason: string }) => void noted.push(entry.reason),
	};
	const own = { ...ports, appStore: { ...ports.appStore, audit } };
	expect(await revealMember(asking, own, PORTO, 'she asked to be called')).toEqual({
		name: 'Rita Sousa',
		email: 'rita.sousa@mail.example',
	});
	expect(noted).toEqual(['she asked to be called']);
	const broken = { ...audit, record: async () => Promise.reject(new Error('disk full')) };
	const mute = { ...ports, appStore: { ...ports.appStore, audit: broken } };
	await expect(revealMember(asking, mute, PORTO, 'she asked')).rejects.toThrow('disk full');
});

test('unknown sessions and members are undefined, not errors', async () => {
	expect(await openSession(asking, ports, 'PS-NONE')).toBeUndefined();
	expect(await openSession(asking, ports, `t-${'a'.repeat(32)}`)).toBeUndefined();
	expect(await openMember(asking, ports, 'M-NONE')).toBeUndefined();
});

test('a session that goes on says so and has no stop', async () => {
	const during = unixNanos(BigInt(fromMillis(Number(NOW / 1_000_000n)))) - 12n * 60_000_000_000n;
	const early = requests.filter(({ start }) => start < during);
	const then = testPorts({
		analytics: { sessions: storyStore(early, during) },
		clock: { now: () => unixNanos(during) },
	});
	const report = await openSession({ ...asking, now: unixNanos(during) }, then, 'PS-8841-20ZK-55');
	expect(report).toMatchObject({ running: true, verdict: { word: 'Played fine, still playing' } });
	expect(report?.steps.at(-1)?.word).toBe('Still playing');
});

test('one dead side source empties no page: the sentence stands without desk, patterns and owners', async () => {
	const dead = async () => Promise.reject(new Error('no route to it'));
	const desk = { ...ports.appStore.supportDesk, waiting: dead, isWaiting: dead };
	const report = await openSession(
		asking,
		{
			...ports,
			appStore: { ...ports.appStore, supportDesk: desk },
			analytics: { ...ports.analytics, patterns: { name: 'dead', sampleCalls: dead } },
			ownerDirectories: [{ id: 'dead', kind: 'memory', name: 'dead', owners: dead }],
			handOffs: { ...ports.handOffs, ofTrace: dead },
		},
		'PS-8841-20ZK-55',
	);
	expect(report?.verdict.headline.text).toContain('could not issue the HD licence');
	expect(report?.fixing).toMatchObject({ service: 'content-keys', owner: null, membersWaiting: 0 });
});

test('sessions of an hour are listed without a name: those heard of in it, whole', async () => {
	const hour = { from: unixNanos(NOW - 3_600n * 1_000_000_000n), to: unixNanos(NOW), limit: 50 };
	const { sessions } = await listSessions(asking, ports, hour);
	const whose = new Set(sessions.map(({ member }) => member));
	expect(whose.size).toBeGreaterThan(3);
	for (const { start, end } of sessions) {
		expect(Date.parse(end)).toBeGreaterThanOrEqual(Number(hour.from / 1_000_000n));
		expect(Date.parse(start)).toBeLessThan(Number(hour.to / 1_000_000n));
	}
	const one = at(sessions, 0);
	const own = await listSessions(asking, ports, { ...hour, member: one.member });
	expect(own.sessions).toContainEqual(one);
	expect(await listSessions(asking, ports, { ...hour, limit: 2 })).toMatchObject({ cut: true });
});
