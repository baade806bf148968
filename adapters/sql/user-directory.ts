import { checkLimit } from '../../lib/model/check-limit.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { ProjectRole, User } from '../../lib/model/user.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { UserDirectory } from '../../lib/ports/sources/user-directory.ts';
import { listed, millis, moment, selected, text } from './row-values.ts';
import type { PeopleTable } from './config.ts';
import type { Database, Row } from './database.ts';
import { haystackOf, likeness } from './name-similarity.ts';

/** More roles than this belong to a machine, not a person. */
const MAX_ROLES = 2_000;

/** People out of a table. */
export function sqlDirectory(database: Database, config: PeopleTable): UserDirectory {
	const { columns, table } = config;
	const ends = columns.contractEnds && millis(database, columns.contractEnds, config.time);
	const fields = selected({ ...optional(columns), contractEnds: ends });
	const haystack = haystackOf([columns.name, columns.email, columns.id]);
	const users = async (rows: readonly Row[], options: ReadOptions) => {
		const roles = await readRoles(
			database,
			config,
			rows.map((row) => text(row, 'id')),
			options,
		);
		return rows.map((row) => userOf(row, roles.get(text(row, 'id')) ?? [], database.name));
	};
	const { id, kind, name } = database;
	return {
		id,
		kind,
		name,
		candidates: async (wanted, limit, options) => {
			checkLimit(database.name, limit);
			const like = likeness(database, 'haystack', wanted);
			if (!like) throw new SourceError(database.name, 'bad-argument', 'nothing to look for');
			const exact = await database.rows(
				`SELECT ${fields} FROM ${table} WHERE ${columns.id} = ${database.place('text', 'text')} OR lower(${columns.email}) = ${database.place('lower', 'text')} LIMIT ${database.place('most', 'whole')}`,
				{ text: wanted.trim(), lower: wanted.trim().toLowerCase(), most: limit },
				options,
			);
			if (exact.length > 0) return { people: await users(exact, options), total: exact.length };
			const rows = await database.rows(
				`WITH people AS ${database.onceOnly} (SELECT ${fields}, ${haystack} AS haystack FROM ${table})
				SELECT *, ${like.score} AS likeness, count(*) OVER () AS found FROM people WHERE likeness > 0 ORDER BY likeness DESC, id LIMIT ${database.place('most', 'whole')}`,
				{ ...like.values, most: limit },
				options,
			);
			return { people: await users(rows, options), total: Number(rows[0]?.['found'] ?? 0) };
		},
		read: async (userId, options) => {
			const rows = await database.rows(
				`SELECT ${fields} FROM ${table} WHERE ${columns.id} = ${database.place('id', 'text')} LIMIT 1`,
				{ id: userId },
				options,
			);
			return (await users(rows, options))[0];
		},
	};
}

/** Every column we know, those that are not described as empty. */
function optional(columns: PeopleTable['columns']): Readonly<Record<string, string | undefined>> {
	const {
		id,
		name,
		email,
		pronoun,
		jobTitle,
		company,
		employment,
		active,
		secondStep,
		timeZone,
		place,
		otherAccounts,
	} = columns;
	return {
		id,
		name,
		email,
		pronoun,
		jobTitle,
		company,
		employment,
		active,
		secondStep,
		timeZone,
		place,
		otherAccounts,
	};
}

async function readRoles(
	database: Database,
	{ roles }: PeopleTable,
	ids: readonly string[],
	options: ReadOptions,
): Promise<ReadonlyMap<string, readonly ProjectRole[]>> {
	if (!roles || ids.length === 0) return new Map();
	const { sql, values } = listed(database, ids);
	const rows = await database.rows(
		`SELECT ${selected(roles.columns)} FROM ${roles.table} WHERE ${roles.columns.user} IN ${sql} LIMIT ${MAX_ROLES}`,
		values,
		options,
	);
	const found = new Map<string, ProjectRole[]>();
	for (const row of rows) {
		const held = found.get(text(row, 'user')) ?? [];
		held.push({ role: text(row, 'role'), project: text(row, 'project') });
		found.set(text(row, 'user'), held);
	}
	return found;
}

function userOf(row: Row, roles: readonly ProjectRole[], source: string): User {
	return {
		id: text(row, 'id'),
		name: text(row, 'name'),
		email: text(row, 'email'),
		pronoun: oneOf(text(row, 'pronoun'), ['she', 'he'], 'they'),
		jobTitle: text(row, 'jobTitle'),
		company: text(row, 'company'),
		employment: oneOf(text(row, 'employment'), ['employee', 'contractor'], 'unknown'),
		active: !['0', 'false', 'no', 'inactive'].includes(text(row, 'active').toLowerCase()),
		contractEnds: moment(row, 'contractEnds'),
		secondStep: oneOf(text(row, 'secondStep'), ['set', 'missing'], 'unknown'),
		timeZone: text(row, 'timeZone'),
		place: text(row, 'place'),
		roles,
		otherAccounts: text(row, 'otherAccounts')
			.split(',')
			.map((id) => id.trim())
			.filter(Boolean),
		source,
	};
}

function oneOf<T extends string, U extends string>(word: string, known: readonly T[], otherwise: U): T | U {
	return known.find((value) => value === word.toLowerCase()) ?? otherwise;
}
