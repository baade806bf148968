import { expect, test } from 'vitest';
import { rankPeople } from './rank-people.ts';
import { MARISOL } from './testing/facts.ts';

const PEOPLE = [
	MARISOL,
	person('u-1', 'Marisol Vegas', 'm.vegas@northlight.example'),
	person('u-2', 'Tomasz Nowak', 'tomasz.nowak@halcyon.example'),
	person('u-3', 'Aiko Tanabe', 'aiko.tanabe@halcyon.example'),
	person('u-4', 'Aiko Tanaka', 'aiko.tanaka@halcyon.example'),
	person('u-5', 'Jörg Müller', 'joerg.mueller@halcyon.example'),
	person('u-6', 'Mario Sol', 'mario.sol@halcyon.example'),
];

function person(id: string, name: string, email: string) {
	return { ...MARISOL, id, name, email };
}
const found = (text: string) => rankPeople(text, PEOPLE).map(({ user }) => user.name);

test.each([
	['marisol vega', 'Marisol Vega'],
	['Marisol Vgea', 'Marisol Vega'],
	['marrisol veja', 'Marisol Vega'],
	['Vega Marisol', 'Marisol Vega'],
	['Vgea', 'Marisol Vega'],
	['Tomas Novak', 'Tomasz Nowak'],
	['tnabe aiko', 'Aiko Tanabe'],
	['jorg muller', 'Jörg Müller'],
	['marisol.vega@blackbirdpots.example', 'Marisol Vega'],
])('%s finds %s first', (text, name) => {
	expect(found(text)[0]).toBe(name);
});

test('several that fit are all given, and nobody who does not', () => {
	expect(found('marisol vega')).toEqual(['Marisol Vega', 'Marisol Vegas']);
	expect(found('aiko').toSorted()).toEqual(['Aiko Tanabe', 'Aiko Tanaka']);
	expect(found('zebediah')).toEqual([]);
});

test('a whole e-mail address or ID is one person', () => {
	expect(rankPeople('MARISOL.VEGA@blackbirdpost.example', PEOPLE)).toEqual([
		{ user: MARISOL, by: 'email', sure: true },
	]);
	expect(rankPeople('u-58213', PEOPLE)).toEqual([{ user: MARISOL, by: 'id', sure: true }]);
});

test('sure is whoever all of the words fit', () => {
	const sure = (text: string) => rankPeople(text, PEOPLE).filter((person) => person.sure).length;
	expect([sure('marrisol veja'), sure('Marisol Vgea'), sure('MULLER jorg'), sure('Tomas Novak')]).toEqual([
		1, 1, 1, 1,
	]);
	expect([sure('no key'), sure('too many streams'), sure('not found'), sure('sign in')]).toEqual([
		0, 0, 0, 0,
	]);
	expect([sure('marisol timeout'), sure('key missing'), sure('solar panel')]).toEqual([0, 0, 0]);
});
