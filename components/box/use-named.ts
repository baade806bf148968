import { useEffect, useState } from 'react';
import { type NamedThing, namedSchema } from '../../lib/api/named.ts';

/** Typing goes on within this time. */
const PAUSE_MS = 200;
const MIN_CHARS = 4;
const MAX_CHARS = 4_000;

/** What a text names, asked once typing pauses; an answer to an older text is never shown. */
export function useNamed(text: string): readonly NamedThing[] {
	const wanted = text.trim();
	const [answered, setAnswered] = useState<{ readonly to: string; readonly things: readonly NamedThing[] }>();
	useEffect(() => {
		if (wanted.length < MIN_CHARS || wanted.length > MAX_CHARS) return undefined;
		const stop = new AbortController();
		const pause = setTimeout(() => {
			ask(wanted, stop.signal).then(
				(things) => setAnswered({ to: wanted, things }),
				// The box opens what is pasted without the list.
				() => {},
			);
		}, PAUSE_MS);
		return () => {
			clearTimeout(pause);
			stop.abort();
		};
	}, [wanted]);
	return answered?.to === wanted ? answered.things : NOTHING;
}

const NOTHING: readonly NamedThing[] = [];

async function ask(text: string, signal: AbortSignal): Promise<readonly NamedThing[]> {
	const answer = await fetch('/api/recognise', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ text }),
		signal,
	});
	return answer.ok ? namedSchema.parse(await answer.json()).things : [];
}
