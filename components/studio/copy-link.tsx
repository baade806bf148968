'use client';

import { CopyButton } from '../base/copy-button.tsx';
import { Icon } from '../base/icon.tsx';

/** Copies the address of this page: it holds an ID, no name. */
export function CopyLink() {
	return (
		<CopyButton className="btn sm" label="Copy link" text={() => location.href}>
			<Icon name="share" small />
			Copy link
		</CopyButton>
	);
}
