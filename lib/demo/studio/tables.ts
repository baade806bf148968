import { CROWD, type CrewMember } from './crew.ts';
import type { Moment } from './moment.ts';
import { changeId } from './play-moment.ts';
import { STUDIO_STORIES } from './stories.ts';
import { momentTime } from './studio-requests.ts';

/** A table of Halcyon's staff base: SQL types and rows. */
export interface StaffTable {
	readonly name: string;
	readonly columns: string;
	readonly rows: readonly (readonly (string | number)[])[];
}

const DAY_MS = 86_400_000;

/** Halcyon's staff base: who works there, what they may open, and what was changed in the last weeks. */
export function staffTables(now: bigint): readonly StaffTable[] {
	const people = [...STUDIO_STORIES.map(({ person }) => person), ...CROWD];
	return [
		{
			name: 'staff',
			columns:
				'staff_no TEXT PRIMARY KEY, full_name TEXT, mail TEXT, pronoun TEXT, job TEXT, company TEXT, contract TEXT, enabled INTEGER, contract_end INTEGER, second_factor TEXT, zone TEXT, city TEXT, aliases TEXT',
			rows: people.map((person) => staffRow(person, now)),
		},
		{
			name: 'grants',
			columns: 'staff_no TEXT, role TEXT, project TEXT',
			rows: people.flatMap(({ id, grants }) => grants.map(([role, project]) => [id, role, project])),
		},
		{
			name: 'role_log',
			columns:
				'change_no TEXT PRIMARY KEY, staff_no TEXT, at INTEGER, what TEXT, role TEXT, was TEXT, becomes TEXT, by_whom TEXT, batch TEXT, batch_size INTEGER',
			rows: STUDIO_STORIES.flatMap(({ person, moments }) =>
				moments.flatMap((moment) => (moment.kind === 'role' ? roleRows(person, moment, now) : [])),
			),
		},
	];
}

function staffRow(person: CrewMember, now: bigint) {
	const today = Number(now / 1_000_000n);
	return [
		person.id,
		person.name,
		person.email,
		person.pronoun,
		person.job,
		person.company,
		person.contract,
		person.enabled ? 1 : 0,
		person.contractDays === undefined ? 0 : Math.round(today + person.contractDays * DAY_MS),
		person.secondFactor ? 'set' : 'missing',
		person.zone,
		person.city,
		(person.otherAccounts ?? []).join(','),
	];
}

function roleRows(person: CrewMember, moment: Extract<Moment, { kind: 'role' }>, now: bigint) {
	const at = momentTime(now, moment.ago);
	const people = [person.id, ...(moment.batch?.people ?? [])];
	return people.map((id) => [
		changeId(id, at),
		id,
		Number(at / 1_000_000n),
		moment.what,
		moment.role,
		moment.was,
		moment.is,
		moment.by,
		moment.batch?.id ?? '',
		people.length,
	]);
}
