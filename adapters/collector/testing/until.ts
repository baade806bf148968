const GIVE_UP_MS = 30_000;
const LOOK_EVERY_MS = 5;

/** Looks until `condition` holds: for states that have no event to wait for. Rejects when it never does. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
	const giveUp = performance.now() + GIVE_UP_MS;
	while (!(await condition())) {
		if (performance.now() > giveUp) throw new Error(`waited in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}
