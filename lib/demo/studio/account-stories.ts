import { type Moment, refused, signedIn, worked } from './moment.ts';
import { crewMember, type StudioStory } from './story.ts';

const DAY = 1440;
const NINE_BRIDGES = 'Nine Bridges, Season 1';

const lockedOut: StudioStory = {
	title: 'A colourist can’t sign in since a few minutes ago',
	person: crewMember({
		id: 'u-70455',
		name: 'Devon Clarke',
		job: 'Colourist',
		company: 'Northlight',
		pronoun: 'he',
		zone: 'Europe/London',
		city: 'London',
		grants: [['Colourist', 'The Salt Road']],
	}),
	moments: [
		signedIn(2 * DAY),
		worked(2 * DAY - 5, 'asset-vault', 'Open grade SR-0012'),
		{ ago: 31, kind: 'sign-in', outcome: 'bad_password', tries: 3 },
		{ ago: 30, kind: 'sign-in', outcome: 'locked', tries: 5 },
	],
	truth: {
		state: 'explained',
		causes: ['locked'],
		says: ['Devon can’t sign in', 'his account is locked after 5 wrong passwords'],
		details: ['It stays locked until someone opens it'],
	},
};

const contractOver: StudioStory = {
	title: 'A sound mixer is turned away at the door',
	person: crewMember({
		id: 'u-70618',
		name: 'Luc Moreau',
		job: 'Sound mixer',
		company: 'Sonora Sound',
		pronoun: 'he',
		zone: 'Europe/Paris',
		city: 'Paris',
		enabled: false,
		contractDays: -3,
		grants: [['Sound mixer', 'Low Tide, Season 4']],
	}),
	moments: [
		signedIn(4 * DAY),
		worked(4 * DAY - 9, 'asset-vault', 'Open mix LT-S4-EP01'),
		{ ago: 100, kind: 'sign-in', outcome: 'disabled' },
		{ ago: 96, kind: 'sign-in', outcome: 'disabled' },
	],
	truth: {
		state: 'explained',
		causes: ['contract-over'],
		says: ['Luc can’t sign in', 'his contract ended on'],
		details: ['turned his account away'],
	},
};

const noSecondStep: StudioStory = {
	title: 'A new producer types the right password and still does not get in',
	person: crewMember({
		id: 'u-70733',
		name: 'Priya Raman',
		job: 'Producer',
		company: 'Halcyon',
		pronoun: 'she',
		zone: 'Asia/Kolkata',
		city: 'Mumbai',
		secondFactor: false,
		grants: [['Producer', NINE_BRIDGES]],
	}),
	moments: [
		{ ago: 52, kind: 'sign-in', outcome: 'no_second_factor' },
		{ ago: 40, kind: 'sign-in', outcome: 'no_second_factor' },
	],
	truth: {
		state: 'explained',
		causes: ['second-step-missing'],
		says: ['Priya can’t sign in', 'she has not set up the second sign-in step'],
		details: ['The password was right'],
	},
};

const otherAccount: StudioStory = {
	title: 'An editor with the right role is refused all the same',
	person: crewMember({
		id: 'u-70810',
		name: 'Tomasz Nowak',
		job: 'Editor',
		company: 'Blackbird Post',
		pronoun: 'he',
		zone: 'Europe/Warsaw',
		city: 'Warsaw',
		grants: [['Editor', NINE_BRIDGES]],
		otherAccounts: ['g-31877'],
	}),
	moments: [
		signedIn(3 * DAY),
		worked(3 * DAY - 4, 'asset-vault', 'Open cut NB-S1-EP01'),
		{ ...signedIn(66), account: 'g-31877' },
		{
			...refused(64, 'asset-vault', 'Open cut NB-S1-EP01', NINE_BRIDGES, 'Editor'),
			account: 'g-31877',
		} as Moment,
		{
			...refused(61, 'asset-vault', 'Open cut NB-S1-EP01', NINE_BRIDGES, 'Editor'),
			account: 'g-31877',
		} as Moment,
	],
	truth: {
		state: 'explained',
		causes: ['other-account'],
		says: ['Tomasz can’t open Nine Bridges Season 1', 'he signed in with his other account'],
		details: ['His work account has the role'],
	},
};

const onOurSide: StudioStory = {
	title: 'Dailies do not play for a producer',
	person: crewMember({
		id: 'u-70902',
		name: 'Kwame Boateng',
		job: 'Producer',
		company: 'Halcyon',
		pronoun: 'he',
		zone: 'America/New_York',
		city: 'New York',
		grants: [['Producer', 'Orchard of Glass']],
	}),
	moments: [
		signedIn(80),
		worked(78, 'crew-portal', 'Open home'),
		...[70, 62, 55].map(
			(ago): Moment => ({ ago, kind: 'failed', app: 'dailies-player', action: 'Play dailies' }),
		),
	],
	truth: {
		state: 'our-side',
		causes: ['our-side'],
		says: ['Kwame can’t use “Play dailies”', 'dailies-player fails on our side'],
		details: ['His access is fine'],
	},
};

const nothingWrong: StudioStory = {
	title: 'A producer reports trouble, but none is to be seen',
	person: crewMember({
		id: 'u-70502',
		name: 'Aiko Tanabe',
		job: 'Producer',
		company: 'Halcyon',
		pronoun: 'she',
		zone: 'Asia/Tokyo',
		city: 'Tokyo',
		grants: [['Producer', NINE_BRIDGES]],
	}),
	moments: [
		signedIn(2 * DAY),
		signedIn(130),
		worked(128, 'crew-portal', 'Open home'),
		worked(120, 'asset-vault', 'Open cut NB-S1-EP03'),
		worked(115, 'dailies-player', 'Play dailies'),
	],
	truth: {
		state: 'nothing',
		causes: [],
		says: ['Nothing is wrong on our side for Aiko'],
		details: ['She signed in', 'All 5 requests'],
	},
};

export const ACCOUNT_STORIES = [lockedOut, contractOver, noSecondStep, otherAccount, onOurSide, nothingWrong];
