import { Link } from '../base/link.tsx';
import type { CompareReport, CompareRowJson } from '../../lib/api/compare.ts';
import { formatCount, formatCounted, formatFactor } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { Icon } from '../base/icon.tsx';
import { markOf, ServiceMark, type ServiceMarks } from '../base/service-mark.tsx';

/** The longest call of both, in pixels: one scale for both sides. */
const BAR_PX = 150;
/** Room at the left for a word above the bars. */
const MIN_PX = 36;
/** Levels that are indented; deeper ones stand below one another. */
const DEEPEST = 12;
/** From this factor on a bar says how much longer it is. */
const LONGER = 3;
/** Lengths below this share of the longest say nothing by being a multiple. */
const WORTH_SHARE = 0.01;

interface Props {
	readonly report: CompareReport;
	readonly rows: readonly CompareRowJson[];
	readonly marks: ServiceMarks;
}

/** The calls of both requests in one tree, as a table whose bars share one scale. */
export function CallsSideBySide({ report, rows, marks }: Props) {
	// The first row is the request itself; what ran on behind its answer is cut off, its length stands beside it.
	const [first] = rows;
	const longest = first?.kind === 'place' ? Math.max(1, first.one?.nanos ?? 0, first.other?.nanos ?? 0) : 1;
	const longestOther = rows.reduce(
		(most, row) => (row.kind === 'place' ? Math.max(most, row.other?.nanos ?? 0) : most),
		0,
	);
	const healthy = report.other.state === 'healthy';
	return (
		<div className="cmp-scroll">
			<table className="cmp-calls">
				<caption className="sr">Calls of both requests; the same call is one row</caption>
				<colgroup>
					<col
						className="cmp-left"
						style={{ width: MIN_PX + Math.min(1, longestOther / longest) * BAR_PX }}
					/>
					<col className="cmp-took" />
					<col />
					<col className="cmp-took" />
					<col className="cmp-right" />
				</colgroup>
				<thead>
					<tr>
						<th colSpan={2} className="num">
							{healthy ? 'Healthy' : 'Other'}, took
						</th>
						<th className="cmp-what">Service and operation</th>
						<th className="num">Took</th>
						<th>This request</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row, index) =>
						row.kind === 'place' ? (
							<PlaceRow
								key={`${index} ${row.service}`}
								row={row}
								longest={longest}
								marks={marks}
								report={report}
							/>
						) : (
							<MatchRow key={`${index} match`} row={row} healthy={healthy} />
						),
					)}
				</tbody>
			</table>
		</div>
	);
}

function MatchRow(props: {
	readonly row: Extract<CompareRowJson, { kind: 'match' }>;
	readonly healthy: boolean;
}) {
	const { row, healthy } = props;
	return (
		<tr className="c2">
			<td colSpan={2} className="num edge">
				{formatDuration(row.otherNanos)}
			</td>
			<td className="edge cmp-what" style={{ paddingLeft: indent(row.depth) }}>
				{formatCounted(row.places, 'call')} that match
			</td>
			<td className="num">{formatDuration(row.oneNanos)}</td>
			<td className="c3">as in the {healthy ? 'healthy' : 'other'} one</td>
		</tr>
	);
}

function PlaceRow(props: {
	readonly row: Extract<CompareRowJson, { kind: 'place' }>;
	readonly longest: number;
	readonly marks: ServiceMarks;
	readonly report: CompareReport;
}) {
	const { row, longest, marks, report } = props;
	const { one, other } = row;
	const mark = markOf(marks, row.service);
	const failedHere = (one?.failed ?? 0) > (other?.failed ?? 0);
	const tells = row.difference > 0 && (failedHere || !other);
	return (
		<tr className={tells ? 'tells' : undefined} data-testid="compare-row">
			<td className="cmp-bar left">
				{other ? <Bar nanos={other.nanos} longest={longest} colour={mark.colour} /> : null}
			</td>
			<td className="num c2 edge">
				{other ? formatDuration(other.nanos) : <span className="sr">not called</span>}
			</td>
			<td className="edge cmp-what" style={{ paddingLeft: indent(row.depth) }}>
				<span className="cmp-name">
					<ServiceMark mark={mark} />
					<b>{row.service}</b>{' '}
					<Link
						className="el c2"
						href={
							one
								? `/r/${report.one.traceId}?s=${one.spanId}`
								: `/r/${report.other.traceId}?s=${other?.spanId ?? ''}`
						}
					>
						{row.name}
					</Link>
				</span>
			</td>
			<td className="num">
				<b>{one ? formatDuration(one.nanos) : ''}</b>
			</td>
			<td className="cmp-bar">
				{one ? (
					<Bar nanos={one.nanos} longest={longest} colour={mark.colour} />
				) : (
					<span className="badge dash">never reached</span>
				)}
				{one && one.calls > 1 ? <span className="badge line">×{formatCount(one.calls)}</span> : null}
				{one && !other ? <span className="badge line">only here</span> : null}
				{row.difference > 0 && failedHere && other ? (
					<span className="badge error">
						<Icon name="error" />
						{row.difference === 1 ? 'first difference' : 'failed'}
					</span>
				) : null}
				{one && other && !failedHere ? (
					<Longer one={one.nanos} other={other.nanos} longest={longest} />
				) : null}
			</td>
		</tr>
	);
}

function Longer({
	one,
	other,
	longest,
}: {
	readonly one: number;
	readonly other: number;
	readonly longest: number;
}) {
	if (one < longest * WORTH_SHARE || one < other * LONGER) return null;
	return <span className="c-anom cmp-longer">{formatFactor(one / Math.max(1, other))} longer</span>;
}

function Bar({
	nanos,
	longest,
	colour,
}: {
	readonly nanos: number;
	readonly longest: number;
	readonly colour: number;
}) {
	return (
		<i
			// Longer than the request itself: drawn with an open end, its length stands in words.
			className={nanos > longest ? `cmp-line k${colour} open` : `cmp-line k${colour}`}
			style={{ width: Math.max(2, Math.round(Math.min(1, nanos / longest) * BAR_PX)) }}
			aria-hidden="true"
		/>
	);
}

function indent(depth: number): number {
	return 10 + Math.min(depth, DEEPEST) * 12;
}
