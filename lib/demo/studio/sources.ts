/** File name of Halcyon's staff base in the data folder. */
export const STAFF_FILE = 'halcyon-staff.sqlite';

const HALCYON_TOOLS = 'https://crew.halcyon.example';

/** Where Halcyon's sign-ins, role changes and refusals stand: what `DUPIN_STUDIO` would say of a real company. */
export function halcyonSources(staffFile: string) {
	return {
		sql: [
			{
				name: 'Staff base',
				engine: { kind: 'sqlite', file: staffFile },
				people: {
					table: 'staff',
					columns: {
						id: 'staff_no',
						name: 'full_name',
						email: 'mail',
						pronoun: 'pronoun',
						jobTitle: 'job',
						company: 'company',
						employment: 'contract',
						active: 'enabled',
						contractEnds: 'contract_end',
						secondStep: 'second_factor',
						timeZone: 'zone',
						place: 'city',
						otherAccounts: 'aliases',
					},
					roles: { table: 'grants', columns: { user: 'staff_no', role: 'role', project: 'project' } },
				},
				roleChanges: {
					table: 'role_log',
					columns: {
						id: 'change_no',
						user: 'staff_no',
						time: 'at',
						kind: 'what',
						role: 'role',
						was: 'was',
						is: 'becomes',
						changedBy: 'by_whom',
						batchId: 'batch',
						batchSize: 'batch_size',
					},
					kinds: KINDS,
				},
			},
		],
		events: [
			{ name: 'Sign-in log', logins: LOGINS },
			{ name: 'Role log', roleChanges: ROLE_CHANGES },
			{ name: 'Access log', refusals: REFUSALS },
		],
		tools: TOOLS,
	};
}

const KINDS = { move: 'moved', grant: 'added', revoke: 'removed', create: 'account-opened' };

const LOGINS = {
	services: ['auth-svc'],
	eventField: 'event',
	event: 'user.sign_in',
	fields: {
		user: 'user',
		outcome: 'outcome',
		attempts: 'tries',
		lockedUntil: 'until',
		place: 'city',
		device: 'device',
	},
	outcomes: {
		ok: 'signed-in',
		bad_password: 'wrong-password',
		locked: 'locked',
		unlocked: 'unlocked',
		no_second_factor: 'second-step-missing',
		disabled: 'account-off',
		reset: 'password-reset',
	},
};

const ROLE_CHANGES = {
	services: ['studio-access'],
	eventField: 'event',
	event: 'user.role_changed',
	fields: {
		id: 'change',
		user: 'user',
		kind: 'what',
		role: 'role',
		was: 'was',
		is: 'is',
		changedBy: 'by',
		batchId: 'batch',
		batchSize: 'size',
	},
	kinds: KINDS,
};

const REFUSALS = {
	services: ['studio-access'],
	eventField: 'event',
	event: 'access.refused',
	fields: { user: 'user', project: 'project', role: 'needs', app: 'app' },
};

const CHANNELS = 'https://slack.halcyon.example/channels';
const ROLE_CAUSES = ['role-moved', 'role-removed', 'role-missing'];
const ROLE_TOOL = {
	name: 'Role tool',
	action: 'Open {their} role',
	url: `${HALCYON_TOOLS}/roles/{userId}?project={project}`,
	causes: ROLE_CAUSES,
};

function roleTool(project: string, approver: string, channel: string) {
	const mail = `mailto:${approver.toLowerCase().replace(' ', '.')}@halcyon.tv`;
	return {
		...ROLE_TOOL,
		project,
		approver,
		approverUrl: mail,
		channel,
		channelUrl: `${CHANNELS}/${channel}`,
	};
}

/** First fit wins. */
const TOOLS = [
	roleTool('Harbor Lights', 'Dana Whitlock', 'harbor-lights-crew'),
	roleTool('Low Tide', 'Owen Hart', 'low-tide-crew'),
	roleTool('', 'Owen Hart', 'crew-office'),
	{
		name: 'Crew list',
		action: 'Open {their} contract',
		url: `${HALCYON_TOOLS}/people/{userId}/contract`,
		causes: ['contract-over', 'account-off'],
		approver: 'Owen Hart',
		approverUrl: 'mailto:owen.hart@halcyon.tv',
		channel: 'crew-office',
		channelUrl: `${CHANNELS}/crew-office`,
	},
	{
		name: 'Sign-in desk',
		action: 'Open {their} account',
		url: `${HALCYON_TOOLS}/accounts/{userId}`,
		causes: ['locked', 'second-step-missing', 'other-account'],
		approver: 'Aiko Tanaka',
		approverUrl: 'mailto:aiko.tanaka@halcyon.tv',
		channel: 'identity-help',
		channelUrl: `${CHANNELS}/identity-help`,
	},
	{
		name: 'Studio Systems',
		action: 'Tell Studio Systems',
		url: `${CHANNELS}/studio-help`,
		causes: ['our-side'],
		approver: 'Daniel Osei',
		approverUrl: 'mailto:daniel.osei@halcyon.tv',
		channel: 'studio-help',
		channelUrl: `${CHANNELS}/studio-help`,
	},
];
