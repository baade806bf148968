'use client';

/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a region that scrolls must be reachable by key, and arrows go from line to line in it */

import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { type LogGroup, severityName, severityRank } from '../../../lib/view/lists/log-groups.ts';
import { formatCount } from '../../../lib/format/count.ts';
import { formatOffset } from '../../../lib/format/duration.ts';
import type { LogLine } from '../../../lib/api/request.ts';
import { ServiceName } from '../../base/service-mark.tsx';
import { ValueText } from '../../base/value-text.tsx';
import { usePrinting } from '../../base/use-printing.ts';
import { useReport } from '../model/report-context.ts';
import { useRequestView } from '../model/request-store.ts';
import { useSelectRow } from '../model/use-select-row.ts';

const ROW = 27;
/** Lines put on paper. */
const MAX_PRINTED = 2000;

interface Shown {
	readonly line: LogLine;
	/** Lines folded behind this one; 1 for a line that stands for itself. */
	readonly count: number;
	readonly open: boolean;
}

/** Groups of lines, only those in view as elements. A folded group opens to its lines. */
export function LogRows({ groups }: { readonly groups: readonly LogGroup[] }) {
	const scroller = useRef<HTMLDivElement>(null);
	const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
	const printing = usePrinting();
	const selected = useRequestView((view) => view.selected?.row);
	const shown = useMemo(
		() => groups.flatMap((group) => shownLines(group, printing > 0 || opened.has(group.first.index))),
		[groups, opened, printing],
	);
	const room = useMemo(() => roomOf(shown), [shown]);
	// oxlint-disable-next-line react/incompatible-library -- its functions are called here only, never handed to memoised parts
	const rows = useVirtualizer({
		count: shown.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW,
		overscan: printing > 0 ? MAX_PRINTED : 10,
		initialRect: { width: 0, height: 600 },
	});
	const turn = (index: number) =>
		setOpened((before) => {
			const next = new Set(before);
			if (!next.delete(index)) next.add(index);
			return next;
		});
	return (
		<section
			className="lg-t"
			ref={scroller}
			tabIndex={0}
			aria-label="Log lines"
			onKeyDown={(event) => {
				const by = STEPS.get(event.key);
				if (by !== undefined && stepLine(event.currentTarget, by)) event.preventDefault();
			}}
		>
			<ol style={{ height: rows.getTotalSize(), '--off': room } as React.CSSProperties}>
				{rows.getVirtualItems().map((item) => {
					const one = shown[item.index];
					return one ? (
						<li
							key={item.key}
							ref={(element) => rows.measureElement(element)}
							data-index={item.index}
							data-testid="log-row"
							aria-current={one.line.row >= 0 && one.line.row === selected ? 'true' : undefined}
							aria-setsize={shown.length}
							aria-posinset={item.index + 1}
							className={lineClass(one.line, selected)}
							style={{ transform: `translateY(${item.start}px)` }}
						>
							<LogRow shown={one} turn={turn} />
						</li>
					) : null;
				})}
			</ol>
		</section>
	);
}

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
	['ArrowDown', 1],
	['ArrowUp', -1],
	['j', 1],
	['k', -1],
]);

/** What the longest offset needs; each line is a grid of its own. */
function roomOf(shown: readonly Shown[]): string {
	const latest = shown.reduce((most, { line }) => Math.max(most, line.offsetNanos), 0);
	return `${formatOffset(latest).length}ch`;
}

/** Moves the focus to the next or previous line; from the list itself to its first. */
function stepLine(list: HTMLElement, by: 1 | -1): boolean {
	const items = [...list.querySelectorAll('li')].sort(
		(a, b) => Number(a.dataset.index) - Number(b.dataset.index),
	);
	const now = items.findIndex((item) => item.contains(document.activeElement));
	const next = items[now < 0 ? 0 : now + by]?.querySelector<HTMLElement>('.line');
	next?.focus();
	return next !== undefined && next !== null;
}

function shownLines({ lines, first }: LogGroup, open: boolean): Shown[] {
	const head = { line: first, count: lines.length, open };
	return open ? [head, ...lines.slice(1).map((line) => ({ line, count: 1, open: false }))] : [head];
}

function lineClass(line: LogLine, selected: number | undefined): string | undefined {
	if (line.row >= 0 && line.row === selected) return 'sel';
	return severityRank(line.severity) === 3 ? 'e' : undefined;
}

const CLASSES = ['c3', 'c3', 'c-warn', 'c-error'];

function LogRow({ shown, turn }: { readonly shown: Shown; readonly turn: (index: number) => void }) {
	const { marks } = useReport();
	const select = useSelectRow();
	const { line, count, open } = shown;
	const rank = severityRank(line.severity);
	return (
		<>
			<span className="num c3 nw">{formatOffset(line.offsetNanos)}</span>
			<ServiceName service={line.service} marks={marks} />
			<span className={`lv ${CLASSES[rank] ?? 'c3'}`}>{severityName(line.severity)}</span>
			<code>
				{line.row >= 0 ? (
					<button type="button" className="line" onClick={() => select(line.row)}>
						<ValueText text={line.message} />
					</button>
				) : (
					<ValueText text={line.message} />
				)}
			</code>
			<span className="num c2">
				{count > 1 ? (
					<button
						type="button"
						className="times"
						aria-expanded={open}
						aria-label={`${count} times, ${open ? 'fold' : 'show each'}`}
						onClick={() => turn(line.index)}
					>
						×{formatCount(count)}
					</button>
				) : null}
			</span>
		</>
	);
}
