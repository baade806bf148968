import type { Call } from '../call.ts';
import type { Asker } from '../people.ts';
import type { Random } from '../random.ts';
import { fault, HEALTHY, type Story } from '../story.ts';
import { fromApp, ok } from './parts.ts';

/** Somebody who works on a title and the project they may open. */
interface Person {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: string;
}

const PEOPLE: readonly Person[] = [
	{
		id: 'U-70311',
		name: 'Marisol Vega',
		email: 'marisol.vega@brightcut.example',
		role: 'editor, Harbor Lights Season 2',
	},
	{
		id: 'U-70455',
		name: 'Devon Clarke',
		email: 'devon.clarke@northlight.example',
		role: 'colourist, The Salt Road',
	},
	{ id: 'U-70502', name: 'Aiko Tanabe', email: 'aiko.tanabe@halcyon.tv', role: 'producer, Nine Bridges' },
	{
		id: 'U-70618',
		name: 'Luc Moreau',
		email: 'luc.moreau@sonorasound.example',
		role: 'sound mixer, Low Tide',
	},
];

function someoneInProduction(random: Random): Asker {
	return worker(random.pick(PEOPLE));
}

function worker(person: Person): Asker {
	return {
		app: 'studio-web',
		region: 'us-east-1',
		shared: {
			'user.id': person.id,
			'user.email': person.email,
			'user.full_name': person.name,
			'user.roles': person.role,
		},
	};
}

/** A sign-in to the production apps, now and then with a wrong password first. */
export const signIn: Story = {
	truth: HEALTHY,
	weight: 2,
	asker: someoneInProduction,
	tell: (random, asker) => {
		const login: Call = {
			...ok(random, 'auth-svc', 'POST /sign-in', 6, 40),
			attributes: { 'event.name': 'user.sign_in', 'auth.method': 'password, app' },
			logs: [[20, 'info', `sign-in of ${JSON.stringify(asker.shared['user.email'])} accepted`]],
		};
		return fromApp(asker, 'Sign in', 'POST /sign-in', {
			service: 'studio-access',
			name: 'POST /sessions',
			at: 6,
			ms: login.ms + 20,
			status: 201,
			calls: [login],
		});
	},
};

/** A batch moves people's roles from one season to the next. */
export const roleChange: Story = {
	truth: HEALTHY,
	weight: 1,
	asker: someoneInProduction,
	tell: (random) => ({
		service: 'studio-access',
		name: 'role sync',
		at: 0,
		ms: random.around(120),
		kind: 'consumer',
		attributes: {
			'event.name': 'user.role_changed',
			'role.was': 'editor, Harbor Lights Season 2',
			'role.is': 'editor, Harbor Lights Season 1',
			'role.changed_by': 'roster-import batch 4471',
			'messaging.destination.name': 'role-sync',
		},
		logs: [[60, 'info', 'role moved by roster-import batch 4471']],
	}),
};

/** Marisol Vega's role was moved to the wrong season, so her project is refused. */
export const wrongRole: Story = {
	truth: fault('wrong-role', 'studio-access', 'POST /check'),
	weight: 1,
	asker: () =>
		worker({
			id: 'U-70311',
			name: 'Marisol Vega',
			email: 'marisol.vega@brightcut.example',
			role: 'editor, Harbor Lights Season 1',
		}),
	tell: (random, asker) => {
		const refused = { status: 403, error: 'role does not cover this project' } as const;
		const check: Call = {
			service: 'studio-access',
			name: 'POST /check',
			at: 3,
			ms: random.around(9),
			...refused,
			logs: [[4, 'error', 'role editor Season 1 does not cover Harbor Lights Season 2']],
		};
		return fromApp(
			asker,
			'Open project',
			'GET /projects/{id}',
			{ service: 'assets-api', name: 'GET /projects/{id}', at: 6, ms: 30, ...refused, calls: [check] },
			refused,
		);
	},
};
