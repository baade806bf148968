import type { AttributeValue } from '../model/attributes.ts';
import type { Random } from './random.ts';

/** A member's device, as its app reports it. */
interface Device {
	readonly app: string;
	readonly model: string;
	readonly os: string;
	readonly osVersion: string;
	readonly appVersion: string;
}

const DEVICES: readonly Device[] = [
	{ app: 'android-app', model: 'Nova 8', os: 'Android', osVersion: '15', appVersion: '9.14.2' },
	{ app: 'android-app', model: 'Nova 7 lite', os: 'Android', osVersion: '14', appVersion: '9.13.0' },
	{ app: 'tv-app', model: 'Lumen OLED 55', os: 'LumenOS', osVersion: '6.2', appVersion: '7.3.0' },
	{ app: 'tv-app', model: 'Castbox 4', os: 'CastOS', osVersion: '11', appVersion: '7.2.4' },
	{ app: 'web-app', model: 'Browser', os: 'Windows', osVersion: '11', appVersion: '2026.11.3' },
];
const CITIES: readonly (readonly [city: string, region: string])[] = [
	['Porto', 'eu-west-1'],
	['Lyon', 'eu-west-1'],
	['Leeds', 'eu-west-1'],
	['Austin', 'us-east-1'],
	['Osaka', 'ap-northeast-1'],
];
const TITLES = [
	'Tiger Dynasty S1 E3',
	'Harbor Lights S2 E1',
	'The Salt Road',
	'Nine Bridges S1 E7',
	'Orchard of Glass',
	'Low Tide S4 E2',
];

/** Who asks, with what, from where: one of 5,000 members. */
export interface Asker {
	readonly app: string;
	readonly region: string;
	readonly shared: Readonly<Record<string, AttributeValue>>;
}

/** The players of these report what they do as log records alone, the others as events on a request. */
const REPORT_BY_LOG: ReadonlySet<unknown> = new Set(['Lumen OLED 55']);

export function reportsByLog({ shared }: Asker): boolean {
	return REPORT_BY_LOG.has(shared['device.model.name']);
}

export function someone(random: Random): Asker {
	const member = random.whole(0, 4_999);
	const device = DEVICES[member % DEVICES.length] ?? DEVICES[0];
	const [city, region] = CITIES[member % CITIES.length] ?? ['Porto', 'eu-west-1'];
	if (!device) throw new Error('no devices');
	return asker(
		device,
		memberId(member),
		`PS-${8000 + (member % 1000)}-${random.hex(2).toUpperCase()}`,
		city,
		region,
		random.pick(TITLES),
	);
}

/** The member of the mocks has a story of her own and is nobody of these. */
function memberId(member: number): string {
	const number = 20_400_000 + member * 7;
	return `M-${number === 20_418_837 ? number + 1 : number}`;
}

/** The member of the mocks: a Nova 8 in Porto, 38 s into Tiger Dynasty. */
export function memberInPorto(): Asker {
	const device = DEVICES[0];
	if (!device) throw new Error('no devices');
	return asker(device, 'M-20418837', 'PS-8841-20ZK-55', 'Porto', 'eu-west-1', 'Tiger Dynasty S1 E3');
}

function asker(
	device: Device,
	member: string,
	session: string,
	city: string,
	region: string,
	title: string,
): Asker {
	return {
		app: device.app,
		region,
		shared: {
			'session.id': session,
			'user.id': member,
			'device.id': `${member.slice(2)}-${device.model.toLowerCase().replaceAll(' ', '-')}`,
			'device.model.name': device.model,
			'os.name': `${device.os} ${device.osVersion}`,
			'app.version': device.appVersion,
			'client.geo.city': city,
			'asset.title': title,
		},
	};
}
