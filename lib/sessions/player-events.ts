import { EVENT_NAME } from '../logs/records-of.ts';
import { ERROR_SEVERITY } from '../logs/join.ts';
import type { LogRecord } from '../model/log-record.ts';
import { canonical } from '../columns/canonical.ts';
import type { SessionWords } from './session-words.ts';

/** What an event of a player is about. */
export type PlayerEventKind = 'start' | 'stop' | 'progress' | 'error' | 'other';

/** Whether an event's name is one of the words by which players report. */
export function isPlayerEvent(event: string, words: SessionWords): boolean {
	return playerEvents(words).includes(event);
}

export function playerEvents(words: SessionWords): readonly string[] {
	return [...words.startEvents, ...words.stopEvents, ...words.progressEvents, ...words.errorEvents];
}

/** Name of the event that a log record is; undefined where it is none. */
export function eventName({ attributes }: LogRecord): string | undefined {
	const name = attributes.get(EVENT_NAME);
	return typeof name === 'string' && name !== '' ? name : undefined;
}

export function eventKind(record: LogRecord, words: SessionWords): PlayerEventKind {
	const event = eventName(record) ?? '';
	if (words.startEvents.includes(event)) return 'start';
	if (words.stopEvents.includes(event)) return 'stop';
	if (words.progressEvents.includes(event)) return 'progress';
	return words.errorEvents.includes(event) || record.severity >= ERROR_SEVERITY ? 'error' : 'other';
}

/** Records that are events, by time; copies that arrived twice are one. */
export function eventsOf(records: readonly LogRecord[]): readonly LogRecord[] {
	const found = new Map<string, LogRecord>();
	for (const record of records) {
		const event = eventName(record);
		if (event === undefined) continue;
		const says = [...record.attributes].map(([name, value]) => `${name} ${canonical(value).text}`);
		const key = [record.time, record.service, event, record.body, ...says].join('\n');
		if (!found.has(key)) found.set(key, record);
	}
	return [...found.values()].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
