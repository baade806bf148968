import { z } from 'zod';
import type { AccessTool } from '../model/access-tool.ts';
import type { User } from '../model/user.ts';
import { CAUSE_KINDS, type AccessCause } from './cause.ts';
import { firstName, pronouns } from './phrases.ts';

/**
 * A tool that puts causes right. In all texts `{userId}`, `{project}`, `{first}` and `{their}` are filled in;
 * in addresses they are escaped.
 */
export const toolRuleSchema = z.strictObject({
	causes: z.array(z.enum(CAUSE_KINDS)).min(1),
	/** Only for projects that begin so; empty for all. */
	project: z.string().default(''),
	name: z.string().min(1),
	action: z.string().min(1),
	url: z.string(),
	approver: z.string().default(''),
	approverUrl: z.string().default(''),
	channel: z.string().default(''),
	channelUrl: z.string().default(''),
});
export type ToolRule = z.output<typeof toolRuleSchema>;

/** The first tool that fits a cause, opened on this person. */
export function toolFor(rules: readonly ToolRule[], cause: AccessCause, user: User): AccessTool | undefined {
	const rule = rules.find(
		({ causes, project }) => causes.includes(cause.kind) && cause.project.startsWith(project),
	);
	if (!rule) return undefined;
	const values = new Map([
		['userId', user.id],
		['project', cause.project],
		['first', firstName(user)],
		['their', pronouns(user).possessive],
	]);
	const fill = (text: string, escape = (value: string) => value) =>
		text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
			const value = values.get(name);
			return value === undefined ? whole : escape(value);
		});
	const address = (text: string) => webAddress(fill(text, encodeURIComponent));
	return {
		name: rule.name,
		action: fill(rule.action),
		url: address(rule.url),
		approver: rule.approver,
		approverUrl: address(rule.approverUrl),
		channel: rule.channel,
		channelUrl: address(rule.channelUrl),
	};
}

/** Links go onto a page: nothing but the web, chat and mail, so no `javascript:`. */
function webAddress(url: string): string {
	return /^(?:https?|slack|mailto):/i.test(url) ? url : '';
}
