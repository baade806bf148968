'use client';

import { Link } from '../base/link.tsx';
import { useState } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { MemberReport } from '../../lib/api/member-report.ts';
import { formatInstant } from '../../lib/format/clock.ts';
import { plainDuration } from '../../lib/format/plain-duration.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { type ServiceMarks, ServiceName } from '../base/service-mark.tsx';
import { TimeAgo } from '../base/time-ago.tsx';
import { DEVICE_ICONS } from './device-icons.ts';

const ALL = '';
const NEWEST = 3;
const GLYPHS = { error: ['error', 'c-error'], warn: ['warning', 'c-warn'], calm: ['healthy', 'c3'] } as const;
type Entry = MemberReport['sessions'][number];

/** What needs attention is open; what played fine is folded to the newest three. */
export function MemberSessions({ report }: { readonly report: MemberReport }) {
	const [device, setDevice] = useState(ALL);
	const [title, setTitle] = useState(ALL);
	const [all, setAll] = useState(false);
	const wanted = report.sessions.filter(
		(one) => (device === ALL || one.device === device) && (title === ALL || one.title === title),
	);
	const attention = wanted.filter((one) => one.attention);
	const fine = wanted.filter((one) => !one.attention);
	const marks = serviceMarks(attention.map(({ service }) => ({ name: service, spans: 1 })));
	const shown = all ? fine : fine.slice(0, NEWEST);
	return (
		<Panel
			title="Playback sessions"
			count={`last ${report.days} days`}
			controls={
				<span className="filters">
					<Choice
						label="devices"
						values={report.sessions.map((one) => one.device)}
						value={device}
						onChange={setDevice}
					/>
					<Choice
						label="titles"
						values={report.sessions.map((one) => one.title)}
						value={title}
						onChange={setTitle}
					/>
				</span>
			}
		>
			<h3 className="sec">
				Needs attention <span className="c3">{attention.length}</span>
			</h3>
			{attention.map((one) => (
				<Row key={one.id} one={one} marks={marks} />
			))}
			<h3 className="sec">
				Played fine <span className="c3">{fine.length}, newest first</span>
			</h3>
			{shown.map((one) => (
				<Row key={one.id} one={one} marks={marks} />
			))}
			{fine.length > shown.length ? (
				<div className="more-sessions">
					<button type="button" className="btn sm quiet" onClick={() => setAll(true)}>
						<Icon name="right" small />
						Show {fine.length - shown.length} more
					</button>
				</div>
			) : null}
		</Panel>
	);
}

function Choice(props: {
	readonly label: string;
	readonly values: readonly string[];
	readonly value: string;
	readonly onChange: (value: string) => void;
}) {
	const values = [...new Set(props.values)].filter((value) => value !== '').toSorted();
	return (
		<select
			aria-label={`Show ${props.label}`}
			value={props.value}
			onChange={(event) => props.onChange(event.target.value)}
		>
			<option value={ALL}>All {props.label}</option>
			{values.map((value) => (
				<option key={value}>{value}</option>
			))}
		</select>
	);
}

function Row({ one, marks }: { readonly one: Entry; readonly marks: ServiceMarks }) {
	const [glyph, colour] = GLYPHS[one.attention ? one.tone : 'calm'];
	const at = Date.parse(one.start);
	return (
		<Link
			className={one.attention ? (one.tone === 'error' ? 'ss err' : 'ss') : 'ss fine'}
			href={`/s/${encodeURIComponent(one.id)}`}
		>
			<span className={colour}>
				<Icon name={glyph} />
			</span>
			<span className="el">
				<b className="el">{one.line}</b>
				{one.attention ? <small>{one.title}</small> : null}
			</span>
			<span className="dvn">
				<Icon name={DEVICE_ICONS[one.deviceKind]} />
				<span className="el">{one.device}</span>
			</span>
			<span className="c2 nw when">
				{formatInstant(at)
					.replace(/ \d{4}, /, ', ')
					.replace(/:\d\d UTC$/, '')}
				{one.attention ? (
					<small className="c3">
						<TimeAgo time={one.start} short />
					</small>
				) : null}
			</span>
			<span className="num nw long">{plainDuration(one.durationNanos)}</span>
			<span className="at-fault">
				{one.service === '' ? null : <ServiceName service={one.service} marks={marks} />}
			</span>
			<span className="c3 go">
				<Icon name="right" small />
			</span>
		</Link>
	);
}
