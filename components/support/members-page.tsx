'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import './support.css';
import type { SessionList } from '../../lib/api/sessions.ts';
import { SessionsFound } from './sessions-found.tsx';
import { sessionsNamed } from './sessions-named.ts';
import { placeOf } from '../box/open-text.ts';

/** One box for whatever the member can tell. What is typed stays out of the address: it may be an e-mail. */
export function MembersPage(props: { readonly asked: string; readonly days: number }) {
	const router = useRouter();
	const input = useRef<HTMLInputElement>(null);
	useEffect(() => input.current?.focus(), []);
	const [text, setText] = useState(props.asked);
	const [said, setSaid] = useState(props.asked === '' ? '' : missed(props.asked, props.days));
	const [found, setFound] = useState<{ readonly of: string } & SessionList>();
	const find = async () => {
		const wanted = text.trim();
		if (wanted === '') return;
		setSaid('Looking …');
		const place = await placeOf(wanted);
		if (place !== undefined) return router.push(place);
		// An address that is asked for stands in logs: a title may, an e-mail may not.
		const named = wanted.includes('@') ? undefined : await sessionsNamed(wanted);
		setFound(named && { of: wanted, ...named });
		setSaid(named ? '' : missed(wanted, props.days));
	};
	return (
		<div className="page narrow">
			<h1>Find a member</h1>
			<p className="lead">
				By member ID, e-mail address, device or session; sessions also by title or device model.
			</p>
			<search>
				<form
					className="member-search"
					onSubmit={(event) => {
						event.preventDefault();
						void find();
					}}
				>
					<input
						ref={input}
						type="search"
						value={text}
						autoComplete="off"
						spellCheck={false}
						aria-label="Member ID, e-mail, device, session, title or device model"
						placeholder="M-20418837"
						onChange={(event) => setText(event.target.value)}
					/>
					<button type="submit" className="btn primary lg">
						Find
					</button>
				</form>
			</search>
			<output className="small c2">{said}</output>
			{found ? <SessionsFound {...found} /> : null}
		</div>
	);
}

function missed(text: string, days: number): string {
	return `Nothing found for “${text}” in the last ${days} days. Check that it is whole. Capital letters matter.`;
}
