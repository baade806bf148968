/** What a span that calls somebody says of the other side, best first. */
export const CALLEE_KEYS = [
	'service.peer.name',
	'server.address',
	'db.system.name',
	'messaging.destination.name',
] as const;
