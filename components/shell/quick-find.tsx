'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Icon } from '../base/icon.tsx';
import { Kbd } from '../base/kbd.tsx';
import { singleKeys } from '../base/single-keys.ts';
import { openText } from '../box/open-text.ts';

/** The one box in the top bar: an ID opens its request, anything else is searched for. */
export function QuickFind() {
	const router = useRouter();
	const input = useRef<HTMLInputElement>(null);
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key !== '/' || !singleKeys(event)) return;
			event.preventDefault();
			input.current?.focus();
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, []);
	return (
		<search className="find-form">
			<form
				className="find"
				onSubmit={(event) => {
					event.preventDefault();
					void openText(input.current?.value ?? '', (href) => router.push(href));
				}}
			>
				<Icon name="search" />
				<input
					ref={input}
					name="q"
					aria-label="Find a request"
					placeholder="Paste an ID, email, URL or log line"
				/>
				<Kbd>/</Kbd>
			</form>
		</search>
	);
}
