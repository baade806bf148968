export const DEVICE_KINDS = ['phone', 'tablet', 'tv', 'browser', 'device'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What a device is, by words in the name of its app and its model. The first that fits counts. */
const KINDS: readonly (readonly [kind: DeviceKind, pattern: RegExp])[] = [
	['tv', /\btv\b|tv[-_]|television|oled|\bcast|roku|fire ?stick/i],
	['browser', /\bweb|browser|chrome|firefox|safari|edge\b/i],
	['tablet', /\btab\b|tablet|ipad/i],
	['phone', /phone|android|\bios\b|mobile|pixel|galaxy/i],
];

export function deviceKind(app: string, model: string): DeviceKind {
	const text = `${app} ${model}`;
	return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'device';
}

/** The word for it in a sentence. */
export const DEVICE_WORDS: Readonly<Record<DeviceKind, string>> = {
	phone: 'phone',
	tablet: 'tablet',
	tv: 'TV',
	browser: 'browser',
	device: 'device',
};
