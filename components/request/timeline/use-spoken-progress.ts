import { useEffect, useRef } from 'react';
import { formatCounted } from '../../../lib/format/count.ts';
import { say } from '../../base/announcer.ts';
import { useReport } from '../model/report-context.ts';
import { useLogs } from '../model/request-queries.ts';
import { useRequestView } from '../model/request-store.ts';
import type { Timeline } from './use-timeline.ts';

/** Typing changes the count with each letter: it is said when the fingers rest. */
const REST_MS = 600;

/** Says what arrived and what a filter or switch did, for those who do not see it. */
export function useSpokenProgress(view: Timeline, spans: number): void {
	const { report } = useReport();
	const logs = useLogs();
	const rows = useRequestView((state) => state.rows);
	const timeline = useRequestView((state) => state.timeline);
	const clock = useRequestView((state) => state.clock);
	const words =
		timeline === 'table'
			? 'Timeline as a table'
			: rows === 'story'
				? 'Timeline: Story'
				: 'Timeline: all spans';
	useSay(
		logs.isSuccess
			? `${formatCounted(spans, 'span')} and ${formatCounted(report.logs.count, 'log line')} read`
			: '',
	);
	useSay(`${words}${clock === 'raw' ? ', times as sent' : ''}`, true);
	useSay(view.filtering ? `${formatCounted(view.matches.length, 'span')} match` : 'No filter', true);
}

/** Says a sentence when it changes; with `later`, not when it is first there. */
function useSay(sentence: string, later = false): void {
	const before = useRef(later ? sentence : '');
	useEffect(() => {
		if (sentence === before.current) return;
		const rest = setTimeout(() => {
			before.current = sentence;
			if (sentence !== '') say(sentence);
		}, REST_MS);
		return () => clearTimeout(rest);
	}, [sentence]);
}
