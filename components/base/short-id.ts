/** An ID shortened in its middle: `7f3c9a51…d07f2e38`. */
export function shortId(id: string): string {
	return id.length <= 20 ? id : `${id.slice(0, 8)}…${id.slice(-8)}`;
}
