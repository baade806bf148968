import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { STATUS } from '../../../lib/model/span-kind.ts';
import { isDataNote } from '../../../lib/view/lists/is-data-note.ts';
import type { RequestReport } from '../../../lib/api/request.ts';
import { show } from '../../base/announcer.ts';
import { singleKeys } from '../../base/single-keys.ts';
import { copyWords } from '../../handoff/copy-words.ts';
import type { RequestSpans } from '../spans/client.ts';
import { type RequestStore, useRequestStore } from './request-store.ts';
import { stepFinding } from './select-finding.ts';
import { summaryText } from '../../handoff/summary-text.ts';

/** Keys of the request page. Off while typing and with a modifier held. */
export function useRequestKeys(report: RequestReport, spans: RequestSpans | undefined): void {
	const store = useRequestStore();
	useEffect(() => {
		const found = report.findings.filter((finding) => !isDataNote(finding.kind));
		let leading = false;
		const press = (event: KeyboardEvent) => {
			if (event.defaultPrevented || !singleKeys(event)) return;
			const led = leading;
			leading = event.key === 'g' && !led;
			if (led && goTo(event.key, store)) return;
			if (event.key === ']' || event.key === 'j') stepFinding(store, found, 1);
			else if (event.key === '[' || event.key === 'k') stepFinding(store, found, -1);
			else if (event.key === 'e' && spans) nextError(store, spans);
			else viewKey(event.key, store, report);
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, [store, report, spans]);
}

function viewKey(key: string, store: RequestStore, report: RequestReport): void {
	switch (key) {
		case 'a':
			return store.setState((view) => ({ rows: view.rows === 'all' ? 'story' : 'all', toggled: new Set() }));
		case 't':
			return swapPicture(store);
		case 'y':
			return copyWords(location.href, 'Link to this view copied');
		case 'c':
			return copyWords(summaryText(report, location.href), 'Summary copied');
		case 'Escape':
			return store.setState((view) =>
				view.filter
					? { filter: '' }
					: view.zoom
						? { zoom: undefined }
						: { selected: undefined, finding: undefined },
			);
		default:
	}
}

/** Swaps the picture that has the focus for its table, and back; the call graph when none has. */
function swapPicture(store: RequestStore): void {
	const timeline = document.getElementById('timeline');
	const inTimeline = timeline?.contains(document.activeElement) ?? false;
	// The rows that had the focus are about to go: it stays in their panel.
	if (inTimeline) timeline?.focus({ preventScroll: true });
	store.setState((view) =>
		inTimeline
			? { timeline: view.timeline === 'table' ? 'picture' : 'table' }
			: { graph: view.graph === 'table' ? 'all' : 'table' },
	);
}

function nextError(store: RequestStore, { table, ids }: RequestSpans): void {
	const now = store.getState().selected?.row ?? -1;
	const next = table.statusCodes.indexOf(STATUS.error, Math.max(now, -1) + 1);
	const row = next < 0 ? table.statusCodes.indexOf(STATUS.error) : next;
	const spanId = row < 0 ? undefined : ids.at(row);
	if (spanId === undefined) show('No span of this request failed');
	else store.setState({ selected: { row, spanId }, finding: undefined });
}

const AREAS: ReadonlyMap<string, string> = new Map([
	['g', 'graph'],
	['t', 'timeline'],
	['l', 'logs'],
	['f', 'findings'],
	['i', 'inspector'],
]);

function goTo(key: string, store: RequestStore): boolean {
	// Chosen once more, so that the inspector opens where it lies over the page.
	if (key === 'i')
		flushSync(() => store.setState(({ selected }) => ({ selected: selected && { ...selected } })));
	const area = document.getElementById(AREAS.get(key) ?? '');
	area?.focus();
	area?.scrollIntoView({ block: 'nearest' });
	return area !== null;
}
