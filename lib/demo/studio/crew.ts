/** Somebody on Halcyon's staff list. Days are counted from when the demo begins. */
export interface CrewMember {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly pronoun: 'she' | 'he' | 'they';
	readonly job: string;
	readonly company: string;
	readonly contract: 'employee' | 'contractor';
	readonly enabled: boolean;
	/** Days until the contract ends; negative for over. */
	readonly contractDays?: number;
	readonly secondFactor: boolean;
	readonly zone: string;
	readonly city: string;
	readonly device: string;
	readonly grants: readonly (readonly [role: string, project: string])[];
	readonly otherAccounts?: readonly string[];
}

const FIRST = [
	'Ada',
	'Bo',
	'Carla',
	'Dmitri',
	'Elena',
	'Farid',
	'Greta',
	'Hugo',
	'Iris',
	'Jonas',
	'Keiko',
	'Lars',
];
const LAST = ['Abbott', 'Brandt', 'Castro', 'Dubois', 'Eriksen', 'Fontana', 'Gruber', 'Hale'];
const COMPANIES = ['Halcyon', 'Blackbird Post', 'Northlight', 'Sonora Sound'];
const JOBS = ['Editor', 'Assistant editor', 'Colourist', 'Sound mixer', 'Producer', 'Script supervisor'];
const PROJECTS = ['Harbor Lights, Season 1', 'The Salt Road', 'Nine Bridges, Season 1', 'Low Tide, Season 4'];

/** Ninety-six people to whom nothing special happens; the list has no two of one name. */
export const CROWD: readonly CrewMember[] = FIRST.flatMap((first, i) =>
	LAST.map((last, j): CrewMember => {
		const number = i * LAST.length + j;
		const company = pick(COMPANIES, number);
		const job = pick(JOBS, number * 5 + i);
		return {
			id: `u-${60_000 + number * 13}`,
			name: `${first} ${last}`,
			email: mailOf(`${first} ${last}`, company),
			pronoun: 'they',
			job,
			company,
			contract: company === 'Halcyon' ? 'employee' : 'contractor',
			enabled: true,
			secondFactor: true,
			zone: 'Europe/London',
			city: 'London',
			device: 'Chrome on Windows',
			grants: [[job, pick(PROJECTS, number)]],
		};
	}),
);

/** `marisol.vega@blackbirdpost.example` */
export function mailOf(name: string, company: string): string {
	const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
	return `${plain(name).replaceAll(' ', '.')}@${plain(company).replaceAll(' ', '')}.example`;
}

function pick<T>(items: readonly T[], number: number): T {
	const item = items[number % items.length];
	if (item === undefined) throw new Error('nothing to pick from');
	return item;
}
