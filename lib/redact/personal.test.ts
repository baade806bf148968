import { expect, test } from 'vitest';
import { hideAddresses, isPersonal, PERSONAL, shownText } from './personal.ts';

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

test.each([
	[
		'cannot reach ledger for joe.b+x@mail.example.com, gave up',
		`cannot reach ledger for ${PERSONAL}, gave up`,
	],
	['<rita@mail.example> and Kim@Mail.Example', `<${PERSONAL}> and ${PERSONAL}`],
	['mailto:rita@mail.example', `mailto:${PERSONAL}`],
	['{"to":"rita@mail.example"}', `{"to":"${PERSONAL}"}`],
	[
		'connect postgres://reader@db.mail.example:5432 failed',
		'connect postgres://reader@db.mail.example:5432 failed',
	],
	['ssh root@db-1.prod.internal', 'ssh root@db-1.prod.internal'],
	['cache@5 and @import x.y', 'cache@5 and @import x.y'],
])('of “%s” is shown “%s”', (text, shown) => {
	expect(hideAddresses(text)).toBe(shown);
	expect(shownText('note', text)).toBe(shown);
});
