'use client';

import type { SpanDetail } from '../../../lib/api/request.ts';
import { formatCounted } from '../../../lib/format/count.ts';
import { formatDuration } from '../../../lib/format/duration.ts';

const WIDTH = 364;
const BOTTOM = 78;
const TALLEST = 50;
/** Below this many calls nothing is said about normal. */
const THIN = 200;

/** How long this operation usually takes, on a log scale, and where this call stands. */
export function DurationHistogram(props: {
	readonly baseline: NonNullable<SpanDetail['baseline']>;
	readonly took: number;
}) {
	const { baseline, took } = props;
	const thin = baseline.calls < THIN;
	const low = 10 ** Math.floor(Math.log10(Math.max(1, Math.min(baseline.bounds[0] ?? 1, took))));
	const high = 10 ** Math.ceil(Math.log10(Math.max(baseline.bounds.at(-1) ?? 1, took, low * 10)));
	const x = (nanos: number) =>
		(Math.log(Math.max(low, nanos) / low) / Math.log(high / low)) * (WIDTH - 8) + 4;
	const most = Math.max(1, ...baseline.counts);
	const slow = !thin && took > baseline.p99Nanos;
	const where = baseline.region === '' ? '' : ` in ${baseline.region}`;
	const label = `Usual duration of this call${where} over ${baseline.days} days: half take under ${formatDuration(baseline.p50Nanos)}, 99 of 100 under ${formatDuration(baseline.p99Nanos)}. This call took ${formatDuration(took)}.`;
	return (
		<section>
			<h3>
				Is {formatDuration(took)} normal here?{' '}
				{thin ? null : <span className={slow ? 'c-anom' : 'c3'}>{slow ? 'No' : 'Yes'}</span>}
			</h3>
			<svg viewBox={`0 0 ${WIDTH} 98`} width="100%" style={{ maxWidth: WIDTH * 1.25 }} aria-label={label}>
				{baseline.counts.map((count, index) => {
					const left = x(baseline.bounds[index] ?? low);
					const right = x(baseline.bounds[index + 1] ?? baseline.bounds[index] ?? low);
					const height = (count / most) * TALLEST;
					return (
						<rect
							key={baseline.bounds[index]}
							x={left}
							y={BOTTOM - height}
							width={Math.max(1, right - left - 1)}
							height={height}
							fill="var(--control)"
							opacity=".55"
						/>
					);
				})}
				<path d={`M0 ${BOTTOM + 0.5}H${WIDTH}`} stroke="var(--line-strong)" />
				<Usual x={x(baseline.p50Nanos)} y={14} words={`p50 ${formatDuration(baseline.p50Nanos)}`} />
				{thin ? null : (
					<Usual x={x(baseline.p99Nanos)} y={28} words={`p99 ${formatDuration(baseline.p99Nanos)}`} />
				)}
				<ThisCall x={x(took)} words={`this call ${formatDuration(took)}`} slow={slow} />
				{decadesOf(low, high).map((time) => (
					<text key={time} x={x(time)} y="95" textAnchor={anchorAt(x(time))} className="sx">
						{formatDuration(time)}
					</text>
				))}
			</svg>
			<p className="micro c3">
				{thin ? 'Only ' : ''}
				{formatCounted(baseline.calls, 'call')}
				{thin ? ' seen' : ''} in {baseline.days} {baseline.days === 1 ? 'day' : 'days'}
				{where}
				{baseline.slowModeCalls > 0
					? `, and ${formatCounted(baseline.slowModeCalls, 'call')} so much slower that p99 leaves ${baseline.slowModeCalls === 1 ? 'it' : 'them'} out`
					: ''}
			</p>
		</section>
	);
}

/** Powers of ten from low to high, every second where they are many. */
function decadesOf(low: number, high: number): number[] {
	const count = Math.round(Math.log10(high / low));
	const every = count > 6 ? 2 : 1;
	return Array.from({ length: Math.floor(count / every) + 1 }, (_, step) => low * 10 ** (step * every));
}

function anchorAt(x: number): 'start' | 'middle' | 'end' {
	return x < 20 ? 'start' : x > WIDTH - 20 ? 'end' : 'middle';
}

function Usual({ x, y, words }: { readonly x: number; readonly y: number; readonly words: string }) {
	const end = x > WIDTH / 2;
	return (
		<>
			<path d={`M${x} ${y - 10}V${BOTTOM}`} stroke="var(--ink-2)" strokeDasharray="2.5 2" />
			<text x={end ? x - 4 : x + 4} y={y} textAnchor={end ? 'end' : 'start'} className="sx">
				{words}
			</text>
		</>
	);
}

function ThisCall({
	x,
	words,
	slow,
}: {
	readonly x: number;
	readonly words: string;
	readonly slow: boolean;
}) {
	const colour = slow ? 'var(--anomaly-solid)' : 'var(--ink)';
	const end = x > WIDTH / 2;
	return (
		<>
			<path d={`M${x} 38V${BOTTOM}`} stroke={colour} strokeWidth="2" />
			<path d={`M${x} 33l5 5-5 5-5-5z`} fill={colour} />
			<text
				x={end ? x - 9 : x + 9}
				y="42"
				textAnchor={end ? 'end' : 'start'}
				className={slow ? 'sx an' : 'sx'}
			>
				{words}
			</text>
		</>
	);
}
