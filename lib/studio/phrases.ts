import { toMillis, type UnixNanos } from '../model/time.ts';
import type { User } from '../model/user.ts';
import { formatClock, formatDay } from '../format/clock.ts';

const DAY_MS = 86_400_000;

interface Words {
	readonly subject: string;
	readonly possessive: string;
	readonly has: string;
	readonly object: string;
}
const PRONOUNS: Readonly<Record<User['pronoun'], Words>> = {
	she: { subject: 'she', possessive: 'her', has: 'has', object: 'her' },
	he: { subject: 'he', possessive: 'his', has: 'has', object: 'him' },
	they: { subject: 'they', possessive: 'their', has: 'have', object: 'them' },
};

/** How sentences speak of a person: "she", "her", "has". */
export function pronouns({ pronoun }: Pick<User, 'pronoun'>): Words {
	return PRONOUNS[pronoun];
}

export function firstName({ name, id }: Pick<User, 'name' | 'id'>): string {
	return name.trim().split(/\s+/)[0] || id;
}

export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "today", "yesterday", "on 14 Nov", in UTC. */
export function dayText(time: UnixNanos, now: UnixNanos): string {
	const days = Math.floor(toMillis(now) / DAY_MS) - Math.floor(toMillis(time) / DAY_MS);
	if (days === 0) return 'today';
	if (days === 1) return 'yesterday';
	return `on ${formatDay(toMillis(time))}`;
}

/** "today at 02:10", "on 14 Nov at 17:05", in UTC. */
export function momentText(time: UnixNanos, now: UnixNanos): string {
	return `${dayText(time, now)} at ${formatClock(toMillis(time))}`;
}

/** A project within a sentence: "Harbor Lights, Season 2" without its comma. */
export function projectText(project: string): string {
	return project.replaceAll(', ', ' ');
}

/** A project beside another of the same title: "Season 1" is enough. */
export function secondCauseText(project: string, beside: string): string {
	const [title, ...part] = project.split(', ');
	const same = part.length > 0 && beside.split(', ')[0] === title;
	return same ? part.join(' ') : projectText(project);
}
