// Secrets of many kinds in all places, through decoding and redaction; then what of recorded telemetry is taken for one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeSecrets } from '../../../lib/testing/made/made-secrets.ts';
import { storedTexts } from '../../../lib/testing/made/secret-places.ts';
import { redactText } from '../../../lib/redact/redact-text.ts';
import { RedactionCounts } from '../../../lib/redact/redaction.ts';
import { seeded } from '../seeded.ts';

const SECRETS = 2_500;
const DATA = join(import.meta.dirname, '../../../../shared/data');
const RECORDED = ['answers', 'jaeger', 'logs', 'otlp', 'zipkin', 'labelled'];
const isLong = process.argv.includes('--show');

interface Tally {
	seeded: number;
	kept: number;
}

const byKind = new Map<string, Tally>();
const byPlace = new Map<string, Tally>();
for (const secret of madeSecrets(seeded(20261201), SECRETS)) {
	for (const [place, text] of storedTexts(secret)) {
		const isKept = text.includes(secret.value);
		for (const [tallies, name] of [
			[byKind, secret.kind],
			[byPlace, place],
		] as const) {
			const tally = tallies.get(name) ?? { seeded: 0, kept: 0 };
			tally.seeded++;
			if (isKept) tally.kept++;
			if (isKept && isLong && tallies === byKind)
				say(`  kept, ${place}: ${secret.key ?? ''} ${secret.text.slice(0, 150)}`);
			tallies.set(name, tally);
		}
	}
}
say('by kind');
for (const [kind, tally] of byKind) report(kind, tally);
say('by place');
for (const [place, tally] of byPlace) report(place, tally);
const all = [...byPlace.values()].reduce(
	(sum, { seeded: count, kept }) => ({ seeded: sum.seeded + count, kept: sum.kept + kept }),
	{ seeded: 0, kept: 0 },
);
say('all');
report(`${SECRETS} secrets`, all);

say('\nrecorded texts that are changed');
for (const folder of RECORDED) {
	const path = join(DATA, folder);
	if (!existsSync(path)) {
		say(`  ${folder.padEnd(12)} skipped: no ${path}`);
		continue;
	}
	const texts = textsIn(path);
	const changed = [...texts].filter((text) => redactText(text, new RedactionCounts()) !== text);
	const share = texts.size === 0 ? 0 : (100 * changed.length) / texts.size;
	say(`  ${folder.padEnd(12)} ${changed.length} of ${texts.size} distinct texts, ${share.toFixed(3)} %`);
	if (isLong) for (const text of changed.slice(0, 40)) say(`      ${text.slice(0, 200)}`);
}

function report(name: string, { seeded: count, kept }: Tally): void {
	say(
		`  ${name.padEnd(24)} ${String(count - kept).padStart(6)} of ${String(count).padStart(6)} found, ${((100 * (count - kept)) / count).toFixed(2)} %`,
	);
}

/** Every text of the JSON files and lines below a folder. */
function textsIn(path: string): ReadonlySet<string> {
	const texts = new Set<string>();
	for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
		if (!/\.(json|jsonl|log|txt)$/.test(file)) continue;
		const content = readFileSync(join(path, file), 'utf8');
		for (const part of parsed(content)) {
			const open: unknown[] = [part];
			for (let value = open.pop(); value !== undefined; value = open.pop()) {
				if (typeof value === 'string') texts.add(value);
				else if (typeof value === 'object' && value !== null) open.push(...Object.values(value));
			}
		}
	}
	return texts;
}

function parsed(content: string): readonly unknown[] {
	try {
		return [JSON.parse(content)];
	} catch {
		return content.split('\n', 50_000);
	}
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
