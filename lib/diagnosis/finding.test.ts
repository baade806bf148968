import { expect, test } from 'vitest';
import { finding } from './finding.ts';

const titleOf = (title: string, service = 'keys') => finding('warning', title, service, '', []).title;

test.each([
	['no key for profile hevc', 'No key for profile hevc'],
	['playback-api gave up', 'playback-api gave up'],
	['keys gave up', 'keys gave up'],
	['k8s.io: no such pod', 'k8s.io: no such pod'],
	['licenceId is missing', 'licenceId is missing'],
	['GET /keys answered 404', 'GET /keys answered 404'],
	['upstream playback-api 502', 'Upstream playback-api 502'],
	['', ''],
])('a title begins with a capital unless with a name: %s', (given, title) => {
	expect(titleOf(given)).toBe(title);
});

test('a title is cut at a word and stays within 40 characters', () => {
	const title = titleOf('issue failed: upstream content-keys 404, mapped to 502');
	expect(title).toBe('Issue failed: upstream content-keys…');
	expect(title.length).toBeLessThanOrEqual(40);
	const whole = finding('warning', 'issue failed: upstream content-keys 404, mapped to 502', 'keys', '', []);
	expect(whole.fullTitle).toBe('Issue failed: upstream content-keys 404, mapped to 502');
});
