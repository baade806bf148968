import type { Rule } from '../cause.ts';
import { accountOff } from './account-off.ts';
import { locked } from './locked.ts';
import { otherAccount } from './other-account.ts';
import { ourSide } from './our-side.ts';
import { roleChanged } from './role-changed.ts';
import { roleMissing } from './role-missing.ts';
import { secondStepMissing } from './second-step-missing.ts';

/** Every rule, in the order in which their causes are told: what explains a refusal stands first. */
export const ALL_RULES: readonly Rule[] = [
	roleChanged,
	roleMissing,
	otherAccount,
	accountOff,
	locked,
	secondStepMissing,
	ourSide,
];
