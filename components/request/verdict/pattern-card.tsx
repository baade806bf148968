'use client';

import type { PatternJson } from '../../../lib/api/pattern.ts';
import { formatCount } from '../../../lib/format/count.ts';
import { formatClock } from '../../../lib/format/clock.ts';
import { patternSince } from '../../../lib/format/pattern-since.ts';
import { traitWords } from '../../../lib/diagnosis/trait.ts';
import { usePattern } from '../model/request-queries.ts';

const WIDTH = 272;
const BASE = 69;
const HIGHEST = 56;
const MAX_SHARED = 2;

/** One-off or pattern: requests that failed alike, minute by minute, with what was deployed. */
export function PatternCard() {
	const pattern = usePattern();
	if (pattern.isError)
		return (
			<PatternFrame title="Others could not be counted">
				<button type="button" className="btn sm" onClick={() => void pattern.refetch()}>
					Count again
				</button>
			</PatternFrame>
		);
	if (!pattern.data) return <PatternFrame title="Counting others …" />;
	const { data } = pattern;
	if (data.kind === 'none') return <PatternFrame title="Nobody else failed alike" />;
	const word = data.kind === 'pattern' ? 'Pattern' : 'One-off';
	const search = new URLSearchParams({
		service: data.service ?? '',
		operation: data.operation ?? '',
		status: 'error',
		from: earlier(data.since, data.from),
		to: data.to,
	});
	return (
		<div className="v-side">
			<h2 className="lbl">One-off or pattern?</h2>
			<p className="big">
				{word}:{' '}
				<a href={`/search?${search}`}>
					{data.exact ? '' : 'about '}
					{formatCount(data.total)} {data.total === 1 ? 'request' : 'requests'}
				</a>
				{` ${patternSince(data)}`}
			</p>
			<PatternPicture pattern={data} />
			{data.shared.slice(0, MAX_SHARED).map((trait) => (
				<p key={trait.key} className="shares" data-testid="shared-trait">
					{upperFirst(traitWords(trait))}
				</p>
			))}
		</div>
	);
}

function PatternFrame({ title, children }: { readonly title: string; readonly children?: React.ReactNode }) {
	return (
		<div className="v-side">
			<h2 className="lbl">One-off or pattern?</h2>
			<p className="big">{title}</p>
			{children}
		</div>
	);
}

function PatternPicture({ pattern }: { readonly pattern: PatternJson }) {
	const worst = Math.max(1, ...pattern.counts);
	const step = WIDTH / pattern.counts.length;
	const placeOf = (time: string) =>
		((Date.parse(time) - Date.parse(pattern.from)) / (Date.parse(pattern.to) - Date.parse(pattern.from))) *
		WIDTH;
	const [from, to] = [formatClock(Date.parse(pattern.from)), formatClock(Date.parse(pattern.to))];
	const here = (pattern.thisMinute + 0.5) * step;
	return (
		<svg
			viewBox={`0 0 ${WIDTH} 84`}
			width="100%"
			height="84"
			role="img"
			aria-label={spoken(pattern, from, to)}
		>
			{pattern.counts.map((count, minute) => {
				const height = count === 0 ? 0 : Math.max(1, (count / worst) * HIGHEST);
				const place = minute * step;
				return (
					<rect
						key={place}
						x={place}
						y={BASE - height}
						width={step - 1.2}
						height={height}
						fill="var(--error-solid)"
						opacity={minute === pattern.thisMinute ? 1 : 0.62}
					/>
				);
			})}
			<line x1="0" x2={WIDTH} y1={BASE + 0.5} y2={BASE + 0.5} stroke="var(--line-strong)" />
			{inPicture(pattern).map(({ version, at }) => (
				<g key={version}>
					<line
						x1={placeOf(at)}
						x2={placeOf(at)}
						y1="6"
						y2={BASE}
						stroke="var(--ink)"
						strokeDasharray="3 3"
					/>
					<text
						x={placeOf(at) + (placeOf(at) > WIDTH / 2 ? -5 : 5)}
						y="12"
						textAnchor={placeOf(at) > WIDTH / 2 ? 'end' : 'start'}
						className="sx"
					>
						{`v${version} deployed ${formatClock(Date.parse(at))}`}
					</text>
				</g>
			))}
			<text x="0" y="82" className="sx">
				{from}
			</text>
			{here > 90 && here < WIDTH - 40 ? (
				<text x={here} y="82" textAnchor="end" className="sx">
					this request ▴
				</text>
			) : null}
			<text x={WIDTH} y="82" textAnchor="end" className="sx">
				{to}
			</text>
		</svg>
	);
}

/** The last deployment, where it lies in the hour that is drawn. */
function inPicture(pattern: PatternJson): PatternJson['deployments'] {
	return pattern.deployments.slice(-1).filter(({ at }) => isWithin(pattern, at));
}

function isWithin({ from }: PatternJson, time: string | null): boolean {
	return time !== null && Date.parse(time) > Date.parse(from);
}

function earlier(time: string | null, other: string): string {
	return time !== null && Date.parse(time) < Date.parse(other) ? time : other;
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the picture says, in a sentence. */
function spoken(pattern: PatternJson, from: string, to: string): string {
	const began = isWithin(pattern, pattern.since)
		? ` Few until ${formatClock(Date.parse(pattern.since ?? ''))}, then up to ${Math.max(...pattern.counts)} a minute.`
		: '';
	const deployed = pattern.deployments
		.map(({ version, at }) => ` Version ${version} was deployed at ${formatClock(Date.parse(at))}.`)
		.join('');
	return `Requests a minute that failed alike, from ${from} to ${to}: ${pattern.total} in all.${began}${deployed}`;
}
