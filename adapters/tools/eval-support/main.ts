import { testAsking } from '../../../lib/usecases/testing/asking.ts';
// How well support is answered: `npm run eval:support -- --sessions 1200 --seeds 5`. Exits 1 below what is promised.
import { parseArgs } from 'node:util';
import { assert } from '../../../lib/base/assert.ts';
import { memberRequests } from '../../../lib/demo/members/member-requests.ts';
import { storySession } from '../../../lib/demo/members/member-story.ts';
import { MEMBER_STORIES } from '../../../lib/demo/members/stories.ts';
import { answerSession } from '../../../lib/support/answer-session.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import { groupSessions } from '../../../lib/sessions/group-sessions.ts';
import { DEFAULT_SESSION_WORDS } from '../../../lib/sessions/session-words.ts';
import { madeSessions } from '../../../lib/testing/made/made-sessions.ts';
import { readingGrade } from '../../../lib/testing/reading-level.ts';
import { scoreGrouping } from '../../../lib/testing/made/score-grouping.ts';
import { storyIds, storyStore } from '../../../lib/testing/story-store.ts';
import { FORBIDDEN, sentencesOf, sourcedSentences, wordsOf } from '../../../lib/testing/support-words.ts';
import { tellSessions } from '../../../lib/testing/tell-story.ts';
import { openSession } from '../../../lib/usecases/session/open-session.ts';
import { testPorts } from '../../../lib/usecases/testing/sources.ts';

const LEAST = 0.99;
const MAX_GRADE = 8;
const NOW = 1_790_000_000_000_000_000n;
const { values } = parseArgs({
	options: { sessions: { type: 'string', default: '1200' }, seeds: { type: 'string', default: '5' } },
});
const failures: string[] = [];

grouping(Number(values.sessions), Number(values.seeds));
await stories();
for (const failure of failures) say(`FAILED: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** Made sessions with lost stops, restarts, two devices at once, copies, skewed clocks, no order. */
function grouping(sessions: number, seeds: number): void {
	for (let seed = 1; seed <= seeds; seed++) {
		const made = madeSessions(sessions, seed);
		const began = performance.now();
		const found = groupSessions(
			made.map(({ signal }) => signal),
			{ now: unixNanos(NOW * 2n), idleNanos: BigInt(DEFAULT_SESSION_WORDS.idleMinutes) * 60_000_000_000n },
		);
		const took = performance.now() - began;
		const score = scoreGrouping(found.sessions, made);
		say(
			`grouping, seed ${seed}: ${score.sessions} sessions, ${made.length} signals, ${found.sessions.length} found; precision ${percent(score.precision)}, recall ${percent(score.recall)}, ${took.toFixed(0)} ms`,
		);
		if (score.precision < LEAST || score.recall < LEAST) failures.push(`grouping with seed ${seed}`);
	}
}

/** Each story's first sentence, causes and answers against what is true; every sentence's sources. */
async function stories(): Promise<void> {
	const requests = [...memberRequests(NOW)];
	const ids = storyIds(requests, NOW);
	const ports = testPorts({
		analytics: { sessions: storyStore(requests, NOW) },
		clock: { now: () => unixNanos(NOW) },
	});
	const told = tellSessions(requests, NOW);
	let first = 0;
	let causes = 0;
	let right = 0;
	let asked = 0;
	let sentences = 0;
	let bare = 0;
	const texts: string[] = [];
	for (const story of MEMBER_STORIES) {
		const id = storySession(story);
		const report = await openSession(testAsking(), ports, id);
		const facts = told.find(({ session }) => session.id === id)?.facts;
		assert(report && facts, `story ${story.id} is found under its address`);
		const answers = answerSession(facts);
		if (report.verdict.headline.text === story.truth.first) first++;
		else failures.push(`${story.id}: “${report.verdict.headline.text}”`);
		const found = answers.leading
			? [answers.cause?.id, ...answers.troubles.slice(1).map(({ cause }) => cause?.id)]
			: [];
		if (JSON.stringify(found) === JSON.stringify(story.truth.causes) && answers.side === story.truth.side)
			causes++;
		else failures.push(`${story.id}: causes ${found.join(', ')}, side ${answers.side}`);
		const states = new Map(answers.answers.map((answer) => [answer.id, answer.state]));
		for (const [question, state] of Object.entries(story.truth.answers)) {
			asked++;
			if (states.get(question) === state) right++;
			else
				failures.push(`${story.id}: ${question} is ${states.get(question) ?? 'not answered'}, not ${state}`);
		}
		for (const { sources } of sourcedSentences(report)) {
			sentences++;
			if (sources.length === 0 || sources.some(({ traceId }) => !ids.has(traceId))) bare++;
		}
		texts.push(...sentencesOf(report));
		const forbidden = FORBIDDEN.exec(wordsOf(report));
		if (forbidden) failures.push(`${story.id} says “${forbidden[0]}”`);
	}
	const grade = readingGrade([...new Set(texts)]);
	const all = MEMBER_STORIES.length;
	say(`stories: ${all}; first sentence right ${first} of ${all}; causes and side right ${causes} of ${all}`);
	say(`answers: ${right} of ${asked} as the truth has them`);
	say(`sentences: ${sentences}, ${bare} without a source; Flesch-Kincaid grade ${grade.toFixed(1)}`);
	if (bare > 0) failures.push(`${bare} sentences without a source`);
	if (grade > MAX_GRADE) failures.push(`reading grade ${grade.toFixed(1)}`);
}

function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
