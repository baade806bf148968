// Part of `npm run check`: holds every import between rooms against the table in `arrows.ts`.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { circles, importsOf, roomOf } from './arrow-rules.ts';
import { ROOMS, SIDES } from './arrows.ts';

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
	.split('\n')
	.filter((file) => /\.(tsx?|mjs)$/.test(file) && existsSync(file) && !servesTests(file));

const against = files.flatMap((file) => {
	const room = roomOf(file);
	if (room === undefined) return [];
	if (!Object.hasOwn(ROOMS, room)) return [`${file}: ${room} is not in .config/arrows.ts`];
	return importsOf(file, readFileSync(file, 'utf8'))
		.filter((target) => !mayImport(room, target))
		.map((target) => `${file} → ${target}`);
});
const round = circles(ROOMS);
if (round.length > 0) against.push(`a circle of rooms: ${round.join(', ')}`);
const known = new Set(files);
const imports = files.map(
	(file) => [file, importsOf(file, readFileSync(file, 'utf8')).filter((to) => known.has(to))] as const,
);
const tangled = circles(Object.fromEntries(imports));
if (tangled.length > 0) against.push(`a circle of files, types counted: ${tangled.join(', ')}`);
for (const line of against) process.stdout.write(`${line}\n`);
process.stdout.write(
	`${files.length} files, ${Object.keys(ROOMS).length} rooms, ${against.length} against the arrow\n`,
);
process.exit(against.length === 0 ? 0 : 1);

function mayImport(room: string, target: string): boolean {
	const to = roomOf(target);
	if (to === undefined || to === room) return true;
	const [side = ''] = room.split('/');
	const [toSide = ''] = to.split('/');
	if (servesTests(target)) return room === 'adapters/tools';
	return toSide === side ? (ROOMS[room] ?? []).includes(to) : (SIDES[side] ?? []).includes(toSide);
}

function servesTests(file: string): boolean {
	return /\.test\.tsx?$|\/testing\//.test(file);
}
