import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Toggled } from '../../../lib/view/spans/row-keys.ts';
import type { LogOrder } from '../../../lib/view/lists/log-groups.ts';
import type { NanosRange } from '../../../lib/view/timeline/time-scale.ts';

/** A span chosen by a person; its row is -1 until the spans are there. */
export interface SelectedSpan {
	readonly row: number;
	readonly spanId: string;
}

/** What the areas of a request page share about what is being looked at. Server answers are not in here. */
export interface RequestView {
	readonly selected: SelectedSpan | undefined;
	/** Number of the selected finding. */
	readonly finding: number | undefined;
	readonly rows: 'story' | 'all';
	readonly zoom: NanosRange | undefined;
	readonly filter: string;
	/** Keys of timeline rows that are open or closed against their default. */
	readonly toggled: Toggled;
	/** The timeline as a picture, or its numbers. */
	readonly timeline: 'picture' | 'table';
	/** Empty stretches cut short, or as long as they were. */
	readonly scale: 'cut' | 'true';
	/** Times as corrected, or as each sender's clock had them. */
	readonly clock: 'corrected' | 'raw';
	readonly graph: 'all' | 'path' | 'table';
	readonly logs: LogOrder;
	readonly logFilter: string;
	/** Only the lines of the selected span and those below it. */
	readonly logsOfSpan: boolean;
}

export const DEFAULT_VIEW: RequestView = {
	selected: undefined,
	finding: undefined,
	rows: 'story',
	zoom: undefined,
	filter: '',
	toggled: new Set(),
	timeline: 'picture',
	scale: 'cut',
	clock: 'corrected',
	graph: 'all',
	logs: 'errors',
	logFilter: '',
	logsOfSpan: false,
};

export type RequestStore = StoreApi<RequestView>;

export function createRequestStore(initial: Partial<RequestView>): RequestStore {
	return createStore<RequestView>()(() => ({ ...DEFAULT_VIEW, ...initial }));
}

export const RequestStoreContext = createContext<RequestStore | undefined>(undefined);

export function useRequestStore(): RequestStore {
	const store = useContext(RequestStoreContext);
	if (!store) throw new Error('a request page must be around this component');
	return store;
}

/** One part of the view; the component is drawn again only when that part changes. */
export function useRequestView<Part>(part: (view: RequestView) => Part): Part {
	return useStore(useRequestStore(), part);
}
