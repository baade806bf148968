import { useEffect } from 'react';
import { STATUS } from '../../lib/model/span-kind.ts';
import type { SpanTable } from '../../lib/model/trace.ts';
import { zoomRange } from '../../lib/view/time-scale.ts';
import type { RequestReport } from '../../lib/wire/api/request.ts';
import { isTyping } from '../shell/is-typing.ts';
import { isNote } from './finding-glyph.ts';
import { type RequestStore, useRequestStore } from './request-store.ts';
import { stepFinding } from './select-finding.ts';
import { summaryText } from './summary-text.ts';

/** Keys of the request page. Off while typing and with a modifier held. */
export function useRequestKeys(report: RequestReport, spans: SpanTable | undefined): void {
	const store = useRequestStore();
	useEffect(() => {
		const found = report.findings.filter((finding) => !isNote(finding.kind));
		let leading = false;
		const press = (event: KeyboardEvent) => {
			if (event.defaultPrevented || isTyping(event)) return;
			const led = leading;
			leading = event.key === 'g' && !led;
			if (led && goTo(event.key)) return;
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
	const whole = { from: 0, to: Math.max(1, report.durationNanos) };
	const zoom = (factor: number) =>
		store.setState((view) => ({ zoom: zoomRange(view.zoom ?? whole, whole, factor) }));
	switch (key) {
		case 'a':
			return store.setState((view) => ({ rows: view.rows === 'all' ? 'story' : 'all', toggled: new Set() }));
		case 't':
			return store.setState((view) => ({ graph: view.graph === 'table' ? 'all' : 'table' }));
		case 'y':
			return void navigator.clipboard.writeText(location.href);
		case 'c':
			return void navigator.clipboard.writeText(summaryText(report, location.href));
		case '+':
			return zoom(0.5);
		case '-':
			return zoom(2);
		case '0':
			return store.setState({ zoom: undefined });
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

function nextError(store: RequestStore, spans: SpanTable): void {
	const now = store.getState().selected?.row ?? -1;
	for (let step = 1; step <= spans.length; step++) {
		const row = (Math.max(now, -1) + step) % spans.length;
		const spanId = spans.ids[row];
		if (spans.statusCodes[row] !== STATUS.error || spanId === undefined) continue;
		store.setState({ selected: { row, spanId }, finding: undefined });
		return;
	}
}

const AREAS: ReadonlyMap<string, string> = new Map([
	['g', 'graph'],
	['t', 'timeline'],
	['l', 'logs'],
	['f', 'findings'],
	['i', 'inspector'],
]);

function goTo(key: string): boolean {
	const area = document.getElementById(AREAS.get(key) ?? '');
	area?.focus();
	return area !== null;
}
