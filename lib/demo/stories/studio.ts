import { at } from '../../base/assert.ts';
import type { Asker } from '../people.ts';
import type { Random } from '../random.ts';
import { fault, HEALTHY, type Story } from '../story.ts';
import { CROWD } from '../studio/crew.ts';
import {
	crewAsker,
	refusal,
	refusalLine,
	roleLines,
	roleSync,
	signIn as signInCall,
} from '../studio/play-moment.ts';

/** Any of the crew but those of the studio stories: what is true of these must stay true. */
function someoneInProduction(random: Random): Asker {
	return crewAsker(random.pick(CROWD).id, 'studio-web');
}

function idOf(asker: Asker): string {
	const id = asker.shared['user.id'];
	return typeof id === 'string' ? id : '';
}

/** A sign-in to the production apps. */
export const signIn: Story = {
	truth: HEALTHY,
	weight: 2,
	asker: someoneInProduction,
	tell: (random, asker) => {
		const fields = {
			event: 'user.sign_in',
			user: idOf(asker),
			outcome: 'ok',
			city: 'London',
			device: 'Chrome on Windows',
		};
		return signInCall(random, asker, [20, 'info', 'sign-in ok', fields], 'ok');
	},
};

/** Somebody gets a role on one more project. */
export const roleChange: Story = {
	truth: HEALTHY,
	weight: 1,
	asker: someoneInProduction,
	tell: (random, asker) => {
		const grant = {
			ago: 0,
			kind: 'role',
			what: 'grant',
			role: 'Reviewer',
			was: '',
			is: 'Orchard of Glass',
			by: 'Owen Hart',
		} as const;
		return roleSync(roleLines(idOf(asker), grant, BigInt(random.whole(1, 2 ** 40)) * 1_000_000n));
	},
};

/** One of the crew asks for a project that their role does not cover. */
export const wrongRole: Story = {
	truth: fault('wrong-role', 'studio-access', 'POST /check'),
	weight: 1,
	asker: () => crewAsker(at(CROWD, 40).id, 'studio-web'),
	tell: (random, asker) =>
		refusal(
			random,
			asker,
			'Open project',
			refusalLine(idOf(asker), { app: asker.app, project: 'Harbor Lights, Season 2', role: 'Editor' }),
		),
};
