import type { Finding, FindingKind } from '../model/verdict.ts';

const MAX_TITLE = 40;
const MAX_ROWS = 500;
const MAX_LOGS = 500;

/** A finding with its optional parts filled in. Titles are cut to 40 characters at a word. */
export function finding(
	kind: FindingKind,
	title: string,
	service: string,
	detail: string,
	rows: readonly number[],
	more: Partial<Pick<Finding, 'logs' | 'costNanos' | 'role' | 'usual' | 'count'>> = {},
): Finding {
	const fullTitle = title.startsWith(`${service} `) ? title : sentenceCase(title);
	return {
		kind,
		title: shortTitle(fullTitle),
		fullTitle,
		service,
		detail,
		rows: rows.slice(0, MAX_ROWS),
		count: more.count ?? rows.length,
		logs: (more.logs ?? []).slice(0, MAX_LOGS),
		costNanos: more.costNanos,
		role: more.role ?? 'none',
		usual: more.usual,
	};
}

/** A capital in front, unless the first word is a name: `playback-api` is no `Playback-api`. */
function sentenceCase(text: string): string {
	const first = text.split(/[\s:,]/, 1)[0] ?? '';
	return /^[a-z]+$/.test(first) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function shortTitle(title: string): string {
	if (title.length <= MAX_TITLE) return title;
	const cut = title.slice(0, MAX_TITLE - 1);
	const space = cut.lastIndexOf(' ');
	const whole = (space > MAX_TITLE / 2 ? cut.slice(0, space) : cut).trimEnd();
	// Half a parenthesis says less than none.
	const open = whole.lastIndexOf('(');
	return open > MAX_TITLE / 2 && !whole.includes(')', open) ? whole.slice(0, open).trimEnd() : `${whole}…`;
}
