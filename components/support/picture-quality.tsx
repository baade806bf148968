import { type Picture, qualityPicture } from '../../lib/view/charts/quality-picture.ts';
import { Sourced } from './sourced.tsx';
import type { SessionReport } from '../../lib/api/session-report.ts';

/** Half of what the time of a tick needs. */
const LABEL_ROOM = 20;

/** Picture height over time, drawn for a wide and for a narrow screen. The sentence below says the same. */
export function PictureQuality({ quality }: { readonly quality: SessionReport['quality'] }) {
	return (
		<div className="brw">
			<h3>Picture quality</h3>
			{quality.points.length === 0 ? null : (
				<>
					<Drawing className="br wide" says={quality.says} picture={qualityPicture(quality, 900, 132)} />
					<Drawing className="br narrow" says={quality.says} picture={qualityPicture(quality, 326, 140)} />
				</>
			)}
			<p className="small c2">
				<Sourced sentence={{ text: quality.says, sources: quality.sources }} />
			</p>
		</div>
	);
}

function Drawing(props: { readonly className: string; readonly says: string; readonly picture: Picture }) {
	const { width, height, base, left, right, lines, ticks, area, curve, pauses, trouble } = props.picture;
	return (
		<svg
			className={props.className}
			viewBox={`0 0 ${width} ${height}`}
			width="100%"
			role="img"
			aria-label={props.says}
		>
			{lines.map(({ y, text }) => (
				<g key={text}>
					<path d={`M${left} ${y}H${right}`} stroke="var(--line-strong)" strokeDasharray="2 3" />
					<text x={left - 8} y={y + 4} textAnchor="end" className="sx">
						{text}
					</text>
				</g>
			))}
			{trouble ? (
				<>
					<rect
						x={trouble.x}
						y="10"
						width={trouble.width}
						height={base - 10}
						fill="var(--error-solid)"
						opacity=".16"
					/>
					<path d={`M${trouble.x} 10V${base}`} stroke="var(--error-solid)" strokeWidth="1.5" />
				</>
			) : null}
			<path d={area} fill="var(--ink-2)" opacity=".12" />
			<path d={curve} fill="none" stroke="var(--ink)" strokeWidth="2" />
			{pauses.map((x) => (
				<path key={x} d={`M${x} ${base - 14}V${base}`} stroke="var(--warn-solid)" strokeWidth="3" />
			))}
			<path d={`M${left} ${base}H${right}`} stroke="var(--control)" />
			{ticks.map(({ x, text }) => (
				<text
					key={text}
					x={x}
					y={base + 17}
					textAnchor={x > right - LABEL_ROOM ? 'end' : 'middle'}
					className="sx"
				>
					{text}
				</text>
			))}
			{trouble ? (
				<text x={trouble.textX} y="22" textAnchor={trouble.anchor} className="sx e">
					{trouble.label}
				</text>
			) : null}
		</svg>
	);
}
