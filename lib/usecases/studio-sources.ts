import type { LoginHistory } from '../ports/sources/login-history.ts';
import type { RefusalLog } from '../ports/sources/refusal-log.ts';
import type { RoleChangeLog } from '../ports/sources/role-change-log.ts';
import type { UserDirectory } from '../ports/sources/user-directory.ts';
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
