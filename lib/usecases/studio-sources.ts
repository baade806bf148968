import type { LoginHistory } from '../ports/login-history.ts';
import type { RefusalLog } from '../ports/refusal-log.ts';
import type { RoleChangeLog } from '../ports/role-change-log.ts';
import type { UserDirectory } from '../ports/user-directory.ts';
import type { ToolRule } from '../studio/tools.ts';

/** Sources that a studio person's page is made from, beside the trace stores. */
export interface StudioSources {
	readonly directories: readonly UserDirectory[];
	readonly loginHistories: readonly LoginHistory[];
	readonly roleChangeLogs: readonly RoleChangeLog[];
	readonly refusalLogs: readonly RefusalLog[];
	readonly tools: readonly ToolRule[];
	/** Attribute that carries a person's ID on spans. */
	readonly userAttribute: string;
}

export const NO_STUDIO: StudioSources = {
	directories: [],
	loginHistories: [],
	roleChangeLogs: [],
	refusalLogs: [],
	tools: [],
	userAttribute: 'user.id',
};
