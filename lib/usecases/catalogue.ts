import { CASE_VERBS } from './case/verbs.ts';
import { COMPARE_VERBS } from './compare/verbs.ts';
import { EXPLORE_VERBS } from './explore/verbs.ts';
import { MEMBER_VERBS } from './member/verbs.ts';
import { PERSON_VERBS } from './person/verbs.ts';
import { REQUEST_VERBS } from './request/verbs.ts';
import { SERVICE_VERBS } from './service/verbs.ts';
import { SESSION_VERBS } from './session/verbs.ts';
import { TROUBLE_VERBS } from './trouble/verbs.ts';
import type { Verb } from './verb.ts';

/** Everything the product can be asked to do. The API's routes and its OpenAPI document are made from this list. */
export const CATALOGUE: readonly Verb[] = [
	...REQUEST_VERBS,
	...CASE_VERBS,
	...COMPARE_VERBS,
	...EXPLORE_VERBS,
	...SERVICE_VERBS,
	...TROUBLE_VERBS,
	...SESSION_VERBS,
	...MEMBER_VERBS,
	...PERSON_VERBS,
];
