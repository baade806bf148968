/** Areas of the request page that come to life when all spans are there. */
const AREAS = ['graph', 'inspector', 'timeline'] as const;
export type WaitingArea = (typeof AREAS)[number];

/** What the script and the page share: areas that live, and what was clicked in those that don't yet. */
const place: typeof globalThis & {
	dupinLives?: Partial<Record<WaitingArea, boolean>>;
	dupinClicks?: EventTarget[];
} = globalThis;

const SELECTOR = AREAS.map((area) => `#${area}`).join();

/**
 * Runs before the first paint: the first rows can be clicked before the script has taken them over. Such clicks are
 * kept back, so that nothing answers them twice, until their area says that it lives. Links lead on by themselves.
 */
export const KEPT_CLICKS_SCRIPT = `window.dupinLives={};window.dupinClicks=[];addEventListener('click',function(e){var t=e.target,a=t.closest&&t.closest('${SELECTOR}');if(!a||dupinLives[a.id]||t.closest('a[href]'))return;e.stopPropagation();dupinClicks.push(t)},true)`;

/** The area answers from now on: clicks made on it before are made again, in their order. Gives what ends its life. */
export function bringToLife(area: WaitingArea): () => void {
	const element = document.getElementById(area);
	const kept = place.dupinClicks?.splice(0) ?? [];
	const own = (target: EventTarget) => target instanceof Node && element?.contains(target);
	(place.dupinLives ??= {})[area] = true;
	(place.dupinClicks ??= []).push(...kept.filter((target) => !own(target)));
	for (const target of kept.filter(own))
		target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
	return () => {
		delete place.dupinLives?.[area];
	};
}
