'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { Kbd } from '../base/kbd.tsx';
import { singleKeys } from '../base/single-keys.ts';
import { openText } from './open-text.ts';
import { type Choice, firstChoice, namedChoices, nextChoice } from './named-choices.ts';
import { NamedList } from './named-list.tsx';
import { recognisedParts } from './recognised-parts.ts';
import { useNamed } from './use-named.ts';

/** The one box. What is recognised in a pasted line is underlined and listed with its verdict; Enter opens it. */
export function ConciergeBox(props: { readonly initial?: string; readonly onText?: (text: string) => void }) {
	const router = useRouter();
	const input = useRef<HTMLInputElement>(null);
	const under = useRef<HTMLSpanElement>(null);
	const [text, setText] = useState(props.initial ?? '');
	/** Typed or pasted here, and not put away since. */
	const [wanted, setWanted] = useState(false);
	const [moved, setMoved] = useState<number>();
	const listId = useId();
	const atHome = props.onText === undefined;
	useFocusKey(input, atHome);
	const things = useNamed(wanted ? text : '');
	const choices = namedChoices(text, things);
	const active = moved ?? firstChoice(things);
	const chosen = choices[active];
	const show = (href: string) => {
		setWanted(false);
		if (props.onText && href.startsWith('/search')) props.onText(text.trim());
		else router.push(href);
	};
	const open = (choice: Choice) => show(choice.href);
	const press = (event: React.KeyboardEvent) => {
		if (event.key === 'Escape') setWanted(false);
		if (choices.length === 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
		event.preventDefault();
		setMoved(nextChoice(active, event.key, choices.length));
	};
	/** What is underlined stands under its words, however far a long line is moved. */
	const moveAlong = () => {
		if (under.current && input.current) under.current.scrollLeft = input.current.scrollLeft;
	};
	useEffect(moveAlong);
	return (
		<search className="cbox-area">
			<form
				className="cbox"
				onSubmit={(event) => {
					event.preventDefault();
					if (chosen) open(chosen);
					else void openText(text, show);
				}}
			>
				<Icon name="search" />
				<span className="cbox-text">
					<span className="under" aria-hidden="true" ref={under}>
						{recognisedParts(text).map((part) =>
							part.kind === 'text' ? part.text : <mark key={part.at}>{part.text}</mark>,
						)}
					</span>
					<input
						ref={input}
						value={text}
						spellCheck={false}
						autoComplete="off"
						role="combobox"
						aria-expanded={choices.length > 0}
						aria-controls={listId}
						aria-autocomplete="list"
						aria-activedescendant={chosen ? `${listId}-${active}` : undefined}
						aria-label="Paste a trace ID, session, member, email, URL or log line"
						placeholder="Paste a trace ID, session, member, email, URL or log line"
						onScroll={moveAlong}
						onKeyDown={press}
						onBlur={() => setWanted(false)}
						onChange={(event) => {
							setText(event.target.value);
							setMoved(undefined);
							setWanted(true);
						}}
					/>
				</span>
				<Kbd>{text ? 'Enter' : '/'}</Kbd>
			</form>
			{choices.length > 0 ? <NamedList id={listId} choices={choices} active={active} open={open} /> : null}
			<output className="sr">{choices.length > 1 ? `${choices.length - 1} found, arrows choose` : ''}</output>
		</search>
	);
}

/** The box has the focus at home; `/` leads to it from anywhere on the page. */
function useFocusKey(input: React.RefObject<HTMLInputElement | null>, atHome: boolean): void {
	useEffect(() => {
		if (atHome) input.current?.focus();
		const press = (event: KeyboardEvent) => {
			if (event.key !== '/' || !singleKeys(event)) return;
			event.preventDefault();
			input.current?.focus();
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, [input, atHome]);
}
