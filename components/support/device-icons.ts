import type { DeviceKind } from '../../lib/sessions/device-kind.ts';
import type { IconName } from '../base/icon.tsx';

/** The picture that stands for a device. */
export const DEVICE_ICONS: Readonly<Record<DeviceKind, IconName>> = {
	phone: 'phone',
	tablet: 'phone',
	tv: 'tv',
	browser: 'browser',
	device: 'phone',
};
