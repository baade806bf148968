import { expect, test } from 'vitest';
import { serviceColour, serviceMarks } from './service-marks.ts';

test('letters come from the parts of the name, and from the next letter on a clash', () => {
	const marks = serviceMarks([
		{ name: 'content-keys', spans: 3 },
		{ name: 'checkout', spans: 2 },
		{ name: 'card-kiosk', spans: 1 },
	]);
	expect(marks.get('content-keys')?.letters).toBe('CK');
	expect(marks.get('checkout')?.letters).toBe('CH');
	expect(marks.get('card-kiosk')?.letters).toBe('CA');
});

test('a colour depends on the name alone, and the smaller of two with one colour is notched', () => {
	const names = Array.from({ length: 9 }, (_, index) => ({ name: `service-${index}`, spans: index }));
	const marks = serviceMarks(names);
	for (const { name } of names) expect(marks.get(name)?.colour).toBe(serviceColour(name));
	const seen = new Set<number>();
	for (const { name } of [...names].reverse()) {
		const mark = marks.get(name);
		expect(mark?.notched).toBe(seen.has(mark?.colour ?? 0));
		seen.add(mark?.colour ?? 0);
	}
});

test('a name without a letter and names of strangers still get a mark', () => {
	const marks = serviceMarks([
		{ name: '__proto__', spans: 1 },
		{ name: '', spans: 1 },
	]);
	expect(marks.get('__proto__')?.letters).toHaveLength(2);
	expect(marks.get('')).toBeDefined();
});
