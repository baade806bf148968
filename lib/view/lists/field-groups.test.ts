import { expect, test } from 'vitest';
import { fieldGroups } from './field-groups.ts';

const field = (key: string, value = 'x') => ({ key, value });
const keys = (fields: readonly { readonly key: string }[]) => fields.map((one) => one.key);

test('what failed and what the service says of its own come first, measuring is hidden, payloads stand apart', () => {
	const groups = fieldGroups([
		field('http.request.method'),
		field('thread.name'),
		field('key.profile'),
		field('http.response.status_code', '404'),
		field('http.response.body.content', '{"code":7}'),
		field('exception.stacktrace'),
		field('error.type'),
	]);
	expect(keys(groups.first)).toEqual(['http.response.status_code', 'error.type', 'key.profile']);
	expect(keys(groups.more)).toEqual(['http.request.method']);
	expect(keys(groups.hidden)).toEqual(['thread.name', 'exception.stacktrace']);
	expect(groups.payloads).toEqual([{ side: 'Response', text: '{\n  "code": 7\n}' }]);
});

test('a span without fields of its own shows the common ones, and no field is lost', () => {
	const many = Array.from({ length: 12 }, (_, index) => field(`http.thing${index}`));
	const groups = fieldGroups(many);
	expect(groups.first).toHaveLength(8);
	expect([...groups.first, ...groups.more]).toEqual(many);
});

test('a payload that is no JSON stays as it came', () => {
	const [payload] = fieldGroups([field('http.request.body.content', '{not json')]).payloads;
	expect(payload).toEqual({ side: 'Request', text: '{not json' });
});
