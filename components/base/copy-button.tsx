'use client';

import { useState } from 'react';
import { Icon } from './icon.tsx';

const SAID_FOR_MS = 2000;

/** Copies a text and says so for two seconds. With children it is a button, without an icon alone. */
export function CopyButton(props: {
	readonly text: string | (() => string);
	readonly label: string;
	readonly className?: string;
	readonly children?: React.ReactNode;
}) {
	const [said, setSaid] = useState<'' | 'Copied' | 'Not copied'>('');
	const copy = async () => {
		const text = typeof props.text === 'string' ? props.text : props.text();
		setSaid(
			await navigator.clipboard.writeText(text).then(
				() => 'Copied' as const,
				() => 'Not copied' as const,
			),
		);
		setTimeout(() => setSaid(''), SAID_FOR_MS);
	};
	return (
		<button
			type="button"
			className={props.className ?? 'icon-btn tiny'}
			aria-label={props.children ? undefined : said || props.label}
			title={props.children ? undefined : said || props.label}
			onClick={() => void copy()}
		>
			{props.children ? said || props.children : <Icon name={said === 'Copied' ? 'check' : 'copy'} small />}
			<output className="sr">{said}</output>
		</button>
	);
}
