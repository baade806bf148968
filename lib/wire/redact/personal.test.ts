import { expect, test } from 'vitest';
import { isPersonal, PERSONAL, shownText } from './personal.ts';

test.each([
	'user.email',
	'user.full_name',
	'user.name',
	'customer_email',
	'phoneNumber',
	'contact.phone_number',
])('%s belongs to a person', (key) => expect(isPersonal(key)).toBe(true));

test.each([
	'user.id',
	'host.name',
	'k8s.pod.name',
	'event.name',
	'emails.sent',
	'service.name',
	'device.model.name',
])('%s does not', (key) => expect(isPersonal(key)).toBe(false));

test('only the value goes, and an empty one stays empty', () => {
	expect(shownText('user.email', 'rita@mail.example')).toBe(PERSONAL);
	expect(shownText('user.email', '')).toBe('');
	expect(shownText('user.id', 'M-1')).toBe('M-1');
});
