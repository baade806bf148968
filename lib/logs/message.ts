/** JSON fields that hold what the line says, best first. */
const FIELDS = ['message', 'msg', '@m', 'Message', 'body', 'event', 'log', 'error', '@mt'];
const LOGFMT_MESSAGE = /(?:^|\s)(?:msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/;
const MAX_UNWRAPPED = 3;

/** What a person should read of a log body: its message where it is JSON or logfmt, else the line itself. */
export function readableMessage(body: string): string {
	let text = body.trim();
	for (let i = 0; i < MAX_UNWRAPPED && text.startsWith('{'); i++) {
		const inner = jsonMessage(text);
		if (inner === undefined || inner === '') break;
		text = inner.trim();
	}
	const logfmt = LOGFMT_MESSAGE.exec(text);
	if (logfmt && !text.startsWith('{')) return (logfmt[1]?.replaceAll('\\"', '"') ?? logfmt[2] ?? text).trim();
	return text;
}

function jsonMessage(text: string): string | undefined {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (typeof parsed !== 'object' || parsed === null) return undefined;
	const fields = new Map(Object.entries(parsed));
	for (const name of FIELDS) {
		const value: unknown = fields.get(name);
		if (typeof value === 'string') return value;
	}
	return undefined;
}
