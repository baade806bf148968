import { unixNanos } from '../../lib/model/time.ts';
import { testAsking } from '../../lib/usecases/testing/asking.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../lib/base/assert.ts';
import { STAFF_FILE } from '../../lib/demo/studio/sources.ts';
import { STUDIO_STORIES } from '../../lib/demo/studio/stories.ts';
import { studioRequests } from '../../lib/demo/studio/studio-requests.ts';
import { encodeLogs as logBody } from '../../lib/demo/wire/otlp.ts';
import { accessProblems } from '../../lib/studio/access-problems.ts';
import { readingGrade } from '../../lib/testing/reading-level.ts';
import { findPeople } from '../../lib/usecases/person/find-people.ts';
import { type OpenedPerson, openPerson } from '../../lib/usecases/person/open-person.ts';
import type { Ports } from '../../lib/usecases/site-ports.ts';
import { spanBatchFromRows } from '../../lib/columns/rows.ts';
import { decodeLogsProtobuf } from '../../lib/wire/otlp/decode-logs-protobuf.ts';
import { engineerWordsIn } from '../../lib/format/engineer-words.ts';
import { type OwnedStore, openOwnedStore, openPorts } from '../wiring.ts';
import { writeCompanyFiles } from './company-files.ts';
import { writeStaffFile } from './staff-file.ts';

/** Every studio story as it goes over the wire, into the store and the staff base, and out again as sentences. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-studio-'));
const NOW = BigInt(Date.now()) * 1_000_000n;
const asking = testAsking({ now: unixNanos(NOW) });
let store: OwnedStore;
let ports: Ports;
const opened = new Map<string, OpenedPerson>();

beforeAll(async () => {
	const env = { DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' };
	store = await openOwnedStore(env);
	ports = openPorts({ ...env, ...writeCompanyFiles(folder), DUPIN_CLICKHOUSE_URL: store.url });
	writeStaffFile(join(folder, STAFF_FILE), NOW);
	const requests = [...studioRequests(NOW, 7)];
	const spans = requests.flatMap((request) => request.spans);
	const options = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };
	const logs = decodeLogsProtobuf(logBody(requests.flatMap((request) => request.logs)), options);
	if (!logs.ok) throw new Error(logs.message);
	await store.sink.write('studio', [
		...store.sink.codec.encodeSpans(spanBatchFromRows(spans)),
		...store.sink.codec.encodeLogs(logs.batch),
	]);
	for (const { person } of STUDIO_STORIES) {
		const opening = await openPerson(asking, ports, person.id);
		if (opening.found) opened.set(person.id, opening.person);
	}
});
afterAll(async () => {
	await ports.appStore.close();
	await store.close();
	rmSync(folder, { recursive: true });
});

describe.each(STUDIO_STORIES.map((story) => [story.person.name, story] as const))('%s', (_, story) => {
	const person = () => {
		const found = opened.get(story.person.id);
		if (!found) throw new Error(`${story.person.name} is not in the staff base`);
		return found;
	};

	test('the first sentence is true', () => {
		const { judgement } = person();
		expect({ state: judgement.state, causes: judgement.causes.map(({ kind }) => kind) }).toEqual({
			state: story.truth.state,
			causes: story.truth.causes,
		});
		for (const part of story.truth.says) expect(judgement.headline.text).toContain(part);
	});

	test('so are the others, and each has its source', () => {
		const { judgement, batch } = person();
		const told = judgement.details.map(({ text }) => text).join(' ');
		for (const part of story.truth.details) expect(told).toContain(part);
		for (const sentence of [judgement.headline, ...judgement.details, ...batch])
			expect(sentence.evidence.length, sentence.text).toBeGreaterThan(0);
	});

	test('every source answered', () => {
		const { sources } = person().facts;
		expect(sources.filter(({ status }) => status !== 'ok' && status !== 'empty')).toEqual([]);
		expect(new Set(sources.map(({ kind }) => kind))).toEqual(
			new Set(['people', 'sign-ins', 'role changes', 'refusals', 'traces']),
		);
	});

	test('is found though the name is misspelt', async () => {
		const [first = '', ...more] = story.person.name.split(' ');
		const typed = `${first.slice(0, 2)}${first.slice(3)} ${more.join(' ')}`;
		const found = await findPeople(asking, ports.studio, typed, 10);
		expect(found.people[0]?.user.id).toBe(story.person.id);
	});
});

test('people of one name are both given, to be told apart', async () => {
	const { people } = await findPeople(asking, ports.studio, 'Marisol Vega', 10);
	expect(people.map(({ user }) => [user.name, user.company])).toEqual([
		['Marisol Vega', 'Blackbird Post'],
		['Marisol Vegas', 'Northlight'],
	]);
});

test('a batch is told with its size, who made it, and what became of the others', () => {
	const marisol = opened.get('u-58213');
	expect(marisol?.batch.map(({ text }) => text)).toEqual([
		'Changed by Dana Whitlock in a batch of 14 people.',
		'The other 13 are also on Season 1.',
	]);
	expect(accessProblems(at([...opened.values()], 0).facts).map(({ title }) => title)).toEqual([
		'Access refused 6 times: Harbor Lights Season 2',
		'Access refused: Harbor Lights Season 2',
		'5 wrong passwords, account locked',
	]);
});

test('a change that both the staff base and the log tell is one change', () => {
	const changes = opened.get('u-58213')?.facts.changes ?? [];
	expect(changes.map(({ kind }) => kind)).toEqual(['moved', 'added', 'added', 'account-opened']);
});

test('all sentences can be read after eight years of school, and none needs an engineer', () => {
	const sentences = [...opened.values()].flatMap(({ judgement, batch, facts }) => [
		...[judgement.headline, ...judgement.details, ...batch].map(({ text }) => text),
		...accessProblems(facts).flatMap(({ title, note }) => [title, note].filter(Boolean)),
	]);
	expect(sentences.length).toBeGreaterThan(40);
	expect(readingGrade(sentences)).toBeLessThanOrEqual(8);
	expect(sentences.flatMap(engineerWordsIn)).toEqual([]);
});
