import type { LinkKind } from '../../lib/model/link-template.ts';
import type { IconName } from './icon.tsx';

/** What a link leads to, at a glance. */
export const LINK_ICONS = {
	metrics: 'statistic',
	deployments: 'version',
	logs: 'log',
	other: 'out',
} as const satisfies Record<LinkKind, IconName>;
