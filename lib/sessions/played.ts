import type { PlaybackSignal } from '../model/playback-session.ts';

/** What is played, as far as requests can be told apart by it; empty where a request does not say. */
export function playedOf(signal: PlaybackSignal): string {
	return signal.title || signal.asset;
}

/** Some services know a title by its ID, some by its name: requests that say both lend the name to those that don't. */
export function withTitles<T extends PlaybackSignal>(signals: readonly T[]): T[] {
	const titles = new Map<string, string>();
	for (const { asset, title } of signals) if (asset !== '' && title !== '') titles.set(asset, title);
	return signals.map((signal) =>
		signal.title === '' ? { ...signal, title: titles.get(signal.asset) ?? '' } : signal,
	);
}
