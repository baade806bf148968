import type { AttributeValue } from '../../model/attributes.ts';
import type { Asker } from '../people.ts';

/** A member with a device, as Halcyon's services know them. What is left out, nobody reports. */
export interface Viewer {
	readonly member: string;
	readonly name: string;
	readonly email: string;
	readonly session: string;
	readonly device: string;
	readonly app: 'android-app' | 'tv-app' | 'web-app';
	readonly model: string;
	readonly os: string;
	readonly appVersion: string;
	readonly city: string;
	readonly country: string;
	readonly title: string;
	/** What the device's maker and its last report say it can do. */
	readonly can: Readonly<Record<string, AttributeValue>>;
	readonly plan: Readonly<Record<string, AttributeValue>>;
	/** What the title exists in. */
	readonly asset: Readonly<Record<string, AttributeValue>>;
}

export const PHONE = {
	app: 'android-app',
	model: 'Nova 8',
	os: 'Android 15',
	appVersion: '9.14.2',
	can: {
		'device.hdcp.level': '1.4',
		'device.drm.level': 'L1',
		'device.codecs': 'avc,hevc',
		'device.display.hdr': false,
		'device.audio.dolby': false,
		'app.version.minimum': '9.10.0',
	},
} as const;

export const TELEVISION = {
	app: 'tv-app',
	model: 'Lumen OLED 55',
	os: 'LumenOS 6.2',
	appVersion: '7.3.0',
	can: {
		'device.hdcp.level': '2.2',
		'device.drm.level': 'L1',
		'device.codecs': 'avc,hevc,av1',
		'device.display.hdr': true,
		'device.audio.dolby': true,
		'app.version.minimum': '7.0.0',
	},
} as const;

export const BROWSER = {
	app: 'web-app',
	model: 'Browser',
	os: 'Windows 11',
	appVersion: '2026.11.3',
	can: {
		'device.hdcp.level': '1.4',
		'device.drm.level': 'L3',
		'device.codecs': 'avc',
		'device.display.hdr': false,
		'device.audio.dolby': false,
		'app.version.minimum': '2026.1.0',
	},
} as const;

export const PREMIUM = {
	'member.plan.name': 'Premium',
	'member.plan.max_height': 2160,
	'member.plan.streams': 4,
	'member.streams.used': 1,
	'member.since': 'March 2021',
	'member.status': 'in good standing',
	'member.country': 'Portugal',
} as const;

export const STANDARD = {
	...PREMIUM,
	'member.plan.name': 'Standard',
	'member.plan.max_height': 1080,
	'member.plan.streams': 2,
} as const;

/** A title in 4K with HDR and Dolby sound, dubbed and subtitled. */
export const FULL_TITLE = {
	'asset.max_height': 2160,
	'asset.hdr': true,
	'asset.dolby': true,
	'asset.audio.languages': 'en,pt,es',
	'asset.subtitle.languages': 'en,pt,es',
} as const;

export function viewer(
	who: Pick<Viewer, 'member' | 'session' | 'title'> & Partial<Viewer>,
	kind: Pick<Viewer, 'app' | 'model' | 'os' | 'appVersion' | 'can'> = PHONE,
): Viewer {
	const name = who.name ?? 'Sam Rivers';
	return {
		...kind,
		name,
		email: `${name.toLowerCase().replaceAll(' ', '.')}@mail.example`,
		device: `${who.member.slice(2)}-${kind.model.toLowerCase().replaceAll(' ', '-')}`,
		city: 'Porto',
		country: 'Portugal',
		plan: PREMIUM,
		asset: FULL_TITLE,
		...who,
	};
}

/** What every span of the viewer's requests carries. */
export function askerOf(viewer: Viewer): Asker {
	return {
		app: viewer.app,
		region: 'eu-west-1',
		shared: {
			...(viewer.session === '' ? {} : { 'session.id': viewer.session }),
			'user.id': viewer.member,
			'device.id': viewer.device,
			'device.model.name': viewer.model,
			'os.name': viewer.os,
			'app.version': viewer.appVersion,
			'client.geo.city': viewer.city,
			'client.geo.country': viewer.country,
			'asset.title': viewer.title,
		},
	};
}
