import type { Call } from '../call.ts';
import type { Random } from '../random.ts';
import { fault, type Story } from '../story.ts';

/** Spans of the whole workflow, as in the design. */
export const WORKFLOW_SPANS = 104_312;

const VARIANTS = [
	'avc-sd',
	'avc-hd',
	'avc-mobile',
	'hevc-sd',
	'hevc-hd',
	'hevc-uhd',
	'hevc-hd-mobile',
	'hevc-uhd-hdr',
	'av1-sd',
	'av1-hd',
	'av1-uhd',
	'av1-mobile',
	'vp9-sd',
	'vp9-hd',
];
const CHUNKS = 31;
const BROKEN_VARIANT = 'hevc-hd-mobile';
const BROKEN_CHUNK = 17;
const SECOND = 1000;
const MINUTE = 60_000;

/** Packages a title in 24 minutes. One chunk runs out of memory three times, and the workflow goes on without it. */
export const encodeWorkflow: Story = {
	truth: fault('encode-out-of-memory', 'encode-video', 'encode chunk 17'),
	weight: 0,
	asker: () => ({
		app: 'title-workflow',
		region: 'eu-west-1',
		shared: { 'asset.title': 'Tiger Dynasty S1 E3', 'asset.id': '81115994', 'queue.priority': 'normal' },
	}),
	tell: workflow,
};

function workflow(random: Random): Call {
	const steps = [
		...preparation(random),
		encodeVideo(random),
		...sideSteps(random),
		...assembly(random),
		publish(),
	];
	const root: Call = {
		service: 'title-workflow',
		name: 'package title 81115994',
		at: 0,
		ms: 24.1 * MINUTE,
		calls: steps,
	};
	return fill(root, WORKFLOW_SPANS - count(root));
}

function step(
	service: string,
	name: string,
	at: number,
	ms: number,
	calls: readonly Call[] = [],
	more: Partial<Call> = {},
): Call {
	return {
		service,
		name,
		at,
		ms,
		kind: 'consumer',
		attributes: { 'messaging.destination.name': `${service}-tasks` },
		calls,
		...more,
	};
}

function preparation(random: Random): readonly Call[] {
	const inspect = Array.from(
		{ length: 120 },
		(_, i): Call => ({
			service: 'inspect-media',
			name: 'probe segment',
			at: 200 + i * 300,
			ms: random.around(180),
		}),
	);
	return [
		step('inspect-media', 'inspect source', 500, 48 * SECOND, inspect),
		step('chunker', 'split source', 50 * SECOND, 28 * SECOND),
	];
}

function encodeVideo(random: Random): Call {
	const variants = VARIANTS.map((variant, i) => encodeVariant(random, variant, 80 * SECOND + i * 900));
	return step(
		'encode-video',
		'encode variants',
		80 * SECOND,
		18.4 * MINUTE,
		variants.map((variant) => ({ ...variant, at: variant.at - 80 * SECOND })),
	);
}

function encodeVariant(random: Random, variant: string, at: number): Call {
	const broken = variant === BROKEN_VARIANT;
	const chunks: Call[] = [];
	for (let chunk = 1; chunk <= CHUNKS; chunk++) {
		if (broken && chunk === BROKEN_CHUNK) chunks.push(...brokenTries());
		else chunks.push(encodeChunk(random, variant, chunk));
	}
	const logs: Call['logs'] = broken
		? [[18.28 * MINUTE, 'warn', `dropping variant ${variant}, 30 of 31 chunks`]]
		: [];
	return step('encode-video', variant, at, broken ? 18.3 * MINUTE : random.around(9) * MINUTE, chunks, {
		logs,
	});
}

function encodeChunk(random: Random, variant: string, chunk: number): Call {
	const ms = random.around(80) * SECOND;
	const frames = Array.from(
		{ length: 60 },
		(_, i): Call => ({ service: 'encode-video', name: 'encode group', at: 400 + (i * ms) / 62, ms: ms / 64 }),
	);
	return step('encode-video', `encode chunk ${chunk}`, random.next() * 4 * MINUTE, ms, frames, {
		attributes: {
			'encode.variant': variant,
			'chunk.number': chunk,
			'chunk.size': `${random.whole(18, 74)} MB`,
			'memory.peak': `${(1.4 + random.next() * 2).toFixed(1)} GB`,
		},
	});
}

/** 84 MB on a machine of 4 GB: each try waits longer for a machine and dies the same way. */
function brokenTries(): readonly Call[] {
	const tries: readonly (readonly [at: number, queued: number, ms: number])[] = [
		[0, 0.3, 5.1],
		[5.1, 2.2, 6.3],
		[11.4, 3.8, 6.8],
	];
	return tries.map(([at, queued, minutes], i) =>
		step('encode-video', `encode chunk ${BROKEN_CHUNK}`, at * MINUTE, minutes * MINUTE, [], {
			error: 'exit 137, out of memory',
			attributes: {
				'encode.variant': BROKEN_VARIANT,
				'chunk.number': BROKEN_CHUNK,
				'chunk.size': '84 MB',
				'memory.peak': '4.0 of 4.0 GB',
				'exit.code': 137,
				'queue.wait': `${queued} min`,
				'error.type': 'OutOfMemory',
			},
			logs: [
				[minutes * MINUTE - 9 * SECOND, 'warn', 'rss 3.9 GB of 4.0 GB'],
				[minutes * MINUTE - 60, 'error', `killed exit 137, chunk ${BROKEN_CHUNK}, try ${i + 1} of 3`],
			],
		}),
	);
}

function sideSteps(random: Random): readonly Call[] {
	const audio = Array.from({ length: 22 }, (_, i) =>
		step('encode-audio', 'encode track', i * 9 * SECOND, random.around(100) * SECOND),
	);
	const subtitles = Array.from({ length: 38 }, (_, i) =>
		step('subtitle-gen', 'generate subtitles', i * 3 * SECOND, random.around(30) * SECOND),
	);
	return [
		step('encode-audio', 'encode tracks', 80 * SECOND, 7.2 * MINUTE, audio),
		step('subtitle-gen', 'subtitles', 80 * SECOND, 2.6 * MINUTE, subtitles),
	];
}

function assembly(random: Random): readonly Call[] {
	const each = (service: string, name: string) =>
		Array.from({ length: 13 }, (_, i) => step(service, name, i * 20 * SECOND, random.around(200) * SECOND));
	return [
		step('assemble', 'assemble variants', 9.1 * MINUTE, 12.6 * MINUTE, each('assemble', 'assemble variant')),
		step('index-media', 'index variants', 10 * MINUTE, 13.4 * MINUTE, each('index-media', 'index variant')),
	];
}

function publish(): Call {
	return step('publish-title', 'publish streams, keys', 23.4 * MINUTE, 42 * SECOND, [], {
		logs: [[41 * SECOND, 'warn', 'published 13 of 14 variants, 13 of 14 keys']],
	});
}

function count(call: Call): number {
	let total = 0;
	const open: Call[] = [call];
	for (let next = open.pop(); next; next = open.pop()) {
		total++;
		open.push(...(next.calls ?? []));
	}
	return total;
}

/** Uploads of what was encoded, as many as make the workflow exactly as large as it was. */
function fill(root: Call, missing: number): Call {
	const workers = 250;
	const uploads = Array.from({ length: workers }, (_, worker) => {
		const share =
			Math.floor((missing - 1 - workers) / workers) + (worker < (missing - 1 - workers) % workers ? 1 : 0);
		const parts = Array.from(
			{ length: share },
			(__, i): Call => ({ service: 'assemble', name: 'upload part', at: 50 + i * 1200, ms: 600 }),
		);
		return {
			service: 'assemble',
			name: 'upload worker',
			at: worker * 30,
			ms: share * 1200 + 2000,
			calls: parts,
		} satisfies Call;
	});
	return {
		...root,
		calls: [
			...(root.calls ?? []),
			step('assemble', 'upload encoded parts', 3 * MINUTE, 10 * MINUTE, uploads),
		],
	};
}
