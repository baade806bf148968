/** A part that can say whether it works. `ready` never throws; `reason` is one sentence when not ready. */
export interface HasHealth {
	ready(): Promise<{ readonly ready: true } | { readonly ready: false; readonly reason: string }>;
}
