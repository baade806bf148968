import { expect, test } from 'vitest';
import { at } from '../base/assert.ts';
import { judge } from './judge.ts';
import { change, facts, MARISOL, refusal } from './testing/facts.ts';
import { toolFor, toolRuleSchema } from './tools.ts';

const cause = at(judge(facts({ changes: [change(600)], refusals: [refusal(20)] })).causes, 0);
const rule = (own: object) =>
	toolRuleSchema.parse({
		causes: ['role-moved'],
		name: 'Role tool',
		action: 'Open {their} role',
		url: '',
		...own,
	});

test('the first tool that fits is opened on this person', () => {
	const rules = [
		rule({ causes: ['locked'], name: 'Desk' }),
		rule({ project: 'Low Tide', name: 'Other' }),
		rule({ project: 'Harbor', url: 'https://x.test/{userId}?p={project}', channel: '{first}' }),
		rule({ name: 'Late' }),
	];
	expect(toolFor(rules, cause, { ...MARISOL, id: 'u/1' })).toMatchObject({
		name: 'Role tool',
		action: 'Open her role',
		url: 'https://x.test/u%2F1?p=Harbor%20Lights%2C%20Season%202',
	});
	expect(toolFor(rules.slice(0, 2), cause, MARISOL)).toBeUndefined();
});

test('what is no web address is no link', () => {
	expect(toolFor([rule({ url: 'javascript:alert(1)' })], cause, MARISOL)?.url).toBe('');
});
