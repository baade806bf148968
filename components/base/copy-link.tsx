'use client';

import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';

/** Copies the address of this page. */
export function CopyLink() {
	return (
		<CopyButton className="btn sm no-print" label="Copy a link to this page" text={() => location.href}>
			<Icon name="share" small />
			Share
		</CopyButton>
	);
}
