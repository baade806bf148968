import { FACT_KEYS, type FactName } from './fact-keys.ts';

/**
 * By which attributes and events a company marks what belongs to a playback session. Attribute lists are tried
 * in order. Defaults are OpenTelemetry's names where it has any.
 */
export interface SessionWords {
	readonly session: readonly string[];
	readonly member: readonly string[];
	readonly device: readonly string[];
	readonly deviceModel: readonly string[];
	readonly asset: readonly string[];
	readonly title: readonly string[];
	/** Names of events, of spans or as log records: playing begins, ends, reports its picture. */
	readonly startEvents: readonly string[];
	readonly stopEvents: readonly string[];
	readonly progressEvents: readonly string[];
	/** Names of log records by which a player says that it failed; those of severity ERROR say so too. */
	readonly errorEvents: readonly string[];
	readonly facts: Readonly<Record<FactName, readonly string[]>>;
	/** A device that is silent for longer has stopped without saying so. */
	readonly idleMinutes: number;
}

export const DEFAULT_SESSION_WORDS: SessionWords = {
	session: ['session.id'],
	member: ['user.id', 'enduser.id', 'enduser.pseudo.id'],
	device: ['device.id', 'app.installation.id'],
	deviceModel: ['device.model.name', 'device.model.identifier'],
	asset: ['asset.id', 'media.id'],
	title: ['asset.title', 'media.title', 'title.name'],
	startEvents: ['playback.start', 'session.start'],
	stopEvents: ['playback.stop', 'session.end'],
	progressEvents: ['playback.progress'],
	errorEvents: ['playback.error'],
	facts: FACT_KEYS,
	idleMinutes: 30,
};
