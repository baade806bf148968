/** Names by which this machine reaches itself, whatever the port. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The name and port that a request came by. */
export function hostOf(headers: Headers): string {
	return (headers.get('host') ?? '').toLowerCase();
}

/**
 * Whether a name is one of this site's: of the loopback address, or named in DUPIN_HOSTS. A browser sends the name that
 * its page stands under, so a foreign name that was made to lead here (DNS rebinding) is refused.
 */
export function isKnownHost(host: string, named: ReadonlySet<string>): boolean {
	const name = host.replace(/:\d+$/, '');
	return LOOPBACK.has(name) || named.has(name) || named.has(host);
}
