'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { Kbd } from '../base/kbd.tsx';
import { singleKeys } from '../shell/single-keys.ts';
import { openText } from '../shell/open-text.ts';
import { recognisedParts } from './recognised-parts.ts';

/** The one box. What is recognised in a pasted line is underlined; Enter opens it. */
export function ConciergeBox(props: { readonly initial?: string; readonly onText?: (text: string) => void }) {
	const router = useRouter();
	const input = useRef<HTMLInputElement>(null);
	const [text, setText] = useState(props.initial ?? '');
	const atHome = props.onText === undefined;
	useEffect(() => {
		if (atHome) input.current?.focus();
		const press = (event: KeyboardEvent) => {
			if (event.key !== '/' || !singleKeys(event)) return;
			event.preventDefault();
			input.current?.focus();
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, [atHome]);
	const parts = recognisedParts(text);
	const found = parts.filter((part) => part.kind !== 'text').length;
	return (
		<search>
			<form
				className="cbox"
				onSubmit={(event) => {
					event.preventDefault();
					void openText(text, (href) => {
						if (props.onText && href.startsWith('/search')) props.onText(text.trim());
						else router.push(href);
					});
				}}
			>
				<Icon name="search" />
				<span className="cbox-text">
					<span className="under" aria-hidden="true">
						{parts.map((part) => (part.kind === 'text' ? part.text : <mark key={part.at}>{part.text}</mark>))}
					</span>
					<input
						ref={input}
						value={text}
						spellCheck={false}
						autoComplete="off"
						aria-label="Paste a trace ID, session, member, email, URL or log line"
						placeholder="Paste a trace ID, session, member, email, URL or log line"
						onChange={(event) => setText(event.target.value)}
					/>
				</span>
				<Kbd>{text ? 'Enter' : '/'}</Kbd>
			</form>
			<output className="sr">{found > 0 ? `${found} recognised` : ''}</output>
		</search>
	);
}
