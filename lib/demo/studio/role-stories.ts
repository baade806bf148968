import { CROWD } from './crew.ts';
import { type Moment, refused, signedIn, worked } from './moment.ts';
import { crewMember, type StudioStory } from './story.ts';

const DAY = 1440;
const SEASON_1 = 'Harbor Lights, Season 1';
const SEASON_2 = 'Harbor Lights, Season 2';
const LOW_TIDE = 'Low Tide, Season 4';
const ASSISTANT = 'Assistant editor';

function role(ago: number, own: Partial<Extract<Moment, { kind: 'role' }>>): Moment {
	const usual = {
		kind: 'role',
		what: 'grant',
		role: ASSISTANT,
		was: '',
		is: '',
		by: 'Dana Whitlock',
	} as const;
	return { ...usual, ...own, ago };
}

const opened = (ago: number): Moment => role(ago, { what: 'create', role: '', by: 'Crew office' });

/** The person of the mock. */
const movedToSeasonOne: StudioStory = {
	title: 'An assistant editor can’t open her project since this morning',
	person: crewMember({
		id: 'u-58213',
		name: 'Marisol Vega',
		job: ASSISTANT,
		company: 'Blackbird Post',
		pronoun: 'she',
		contractDays: 103,
		grants: [
			[ASSISTANT, SEASON_1],
			['Reviewer', 'Season 2 dailies'],
		],
	}),
	moments: [
		opened(14 * DAY + 2),
		role(14 * DAY, { is: SEASON_2 }),
		role(5 * DAY, { role: 'Reviewer', is: 'Season 2 dailies', by: 'Owen Hart' }),
		signedIn(3 * DAY),
		{ ago: 2 * DAY, kind: 'sign-in', outcome: 'reset' },
		signedIn(2 * DAY - 1),
		worked(DAY, 'asset-vault', 'Upload cut HL-S2-EP03-v7'),
		role(639, {
			what: 'move',
			was: SEASON_2,
			is: SEASON_1,
			batch: { id: '4471', people: CROWD.slice(0, 13).map(({ id }) => id) },
		}),
		{ ago: 73, kind: 'sign-in', outcome: 'locked', tries: 5, lockedFor: 10 },
		signedIn(49),
		worked(48, 'crew-portal', 'Open home'),
		...[47, 44, 41, 38, 33].map((ago) =>
			refused(ago, 'asset-vault', 'Open reel HL-S2-0117', SEASON_2, ASSISTANT),
		),
		refused(45, 'dailies-player', 'List dailies, Season 2', SEASON_2, ASSISTANT),
		refused(28, 'asset-vault', 'Open reel HL-S2-0117', SEASON_2, ASSISTANT),
	],
	truth: {
		state: 'explained',
		causes: ['role-moved'],
		says: ['Marisol can’t open Harbor Lights Season 2', 'her role was moved to Season 1'],
		details: ['Every refusal since then asks for the Season 2 role', 'Her sign-in and account are fine'],
	},
};

const neverGiven: StudioStory = {
	title: 'A colourist can’t open the title she was booked for',
	person: crewMember({
		id: 'u-59120',
		name: 'Sara Lindholm',
		job: 'Colourist',
		company: 'Northlight',
		pronoun: 'she',
		zone: 'Europe/Stockholm',
		city: 'Stockholm',
		grants: [['Colourist', 'The Salt Road']],
	}),
	moments: [
		opened(9 * DAY),
		role(9 * DAY - 3, { role: 'Colourist', is: 'The Salt Road', by: 'Owen Hart' }),
		signedIn(120),
		refused(95, 'asset-vault', 'Open grade NB-0107', 'Nine Bridges, Season 1', 'Colourist'),
		refused(90, 'asset-vault', 'Open grade NB-0107', 'Nine Bridges, Season 1', 'Colourist'),
		worked(60, 'asset-vault', 'Open grade SR-0012'),
	],
	truth: {
		state: 'explained',
		causes: ['role-missing'],
		says: ['Sara can’t open Nine Bridges Season 1', 'she has no role on it'],
		details: ['No role on it was given or taken in the last 30 days'],
	},
};

const twoAtOnce: StudioStory = {
	title: 'An editor is shut out in two ways at once',
	person: crewMember({
		id: 'u-59544',
		name: 'Ingrid Solberg',
		job: 'Editor',
		company: 'Blackbird Post',
		pronoun: 'she',
		zone: 'Europe/Oslo',
		city: 'Oslo',
	}),
	moments: [
		opened(20 * DAY),
		role(20 * DAY - 5, { role: 'Editor', is: LOW_TIDE }),
		signedIn(260),
		role(200, { what: 'revoke', role: 'Editor', was: LOW_TIDE, by: 'Owen Hart' }),
		refused(150, 'asset-vault', 'Open cut LT-S4-EP02', LOW_TIDE, 'Editor'),
		refused(140, 'asset-vault', 'Open cut LT-S4-EP02', LOW_TIDE, 'Editor'),
		{ ago: 20, kind: 'sign-in', outcome: 'bad_password', tries: 4 },
		{ ago: 19, kind: 'sign-in', outcome: 'locked', tries: 5 },
	],
	truth: {
		state: 'explained',
		causes: ['role-removed', 'locked'],
		says: ['Ingrid can’t open Low Tide Season 4', 'her role was taken away', 'her account is locked'],
		details: ['It stays locked until someone opens it'],
	},
};

const givenBack: StudioStory = {
	title: 'A sound mixer says it works again and asks what it was',
	person: crewMember({
		id: 'u-59731',
		name: 'Noah Fischer',
		job: 'Sound mixer',
		company: 'Sonora Sound',
		pronoun: 'he',
		zone: 'Europe/Berlin',
		city: 'Berlin',
		grants: [['Sound mixer', LOW_TIDE]],
	}),
	moments: [
		opened(25 * DAY),
		role(25 * DAY - 4, { role: 'Sound mixer', is: LOW_TIDE }),
		signedIn(400),
		role(330, { what: 'revoke', role: 'Sound mixer', was: LOW_TIDE, by: 'Owen Hart' }),
		refused(300, 'asset-vault', 'Open mix LT-S4-EP01', LOW_TIDE, 'Sound mixer'),
		role(240, { role: 'Sound mixer', is: LOW_TIDE, by: 'Owen Hart' }),
		worked(230, 'asset-vault', 'Open mix LT-S4-EP01'),
	],
	truth: {
		state: 'fixed',
		causes: [],
		says: ['Noah can open Low Tide Season 4 again', 'the role came back'],
		details: ['The last refusal was'],
	},
};

const appIsSilent: StudioStory = {
	title: 'A producer is refused and the app does not say why',
	person: crewMember({
		id: 'u-59902',
		name: 'Ana Duarte',
		job: 'Producer',
		company: 'Halcyon',
		pronoun: 'she',
		zone: 'Europe/Lisbon',
		city: 'Lisbon',
		grants: [['Producer', 'The Salt Road']],
	}),
	moments: [
		opened(28 * DAY),
		signedIn(90),
		refused(70, 'dailies-player', 'Play dailies', '', ''),
		refused(66, 'dailies-player', 'Play dailies', '', ''),
	],
	truth: {
		state: 'unknown',
		causes: [],
		says: [
			'We can’t tell why Ana can’t open a project in dailies-player',
			'did not say which role is missing',
		],
		details: [],
	},
};

/** A namesake, to be told apart from the person of the mock. */
const namesake: StudioStory = {
	title: 'Somebody with nearly the same name, to whom nothing happened',
	person: crewMember({
		id: 'u-60991',
		name: 'Marisol Vegas',
		job: 'Script supervisor',
		company: 'Northlight',
		pronoun: 'she',
		zone: 'Europe/Madrid',
		city: 'Madrid',
		grants: [['Script supervisor', 'The Salt Road']],
	}),
	moments: [opened(22 * DAY), signedIn(80), worked(75, 'crew-portal', 'Open home')],
	truth: {
		state: 'nothing',
		causes: [],
		says: ['Nothing is wrong on our side for Marisol'],
		details: ['She signed in', 'All 2 requests'],
	},
};

export const ROLE_STORIES = [movedToSeasonOne, neverGiven, twoAtOnce, givenBack, appIsSilent, namesake];
