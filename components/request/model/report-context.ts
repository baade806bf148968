import { createContext, useContext } from 'react';
import type { RequestReport } from '../../../lib/api/request.ts';
import type { ServiceMarks } from '../../base/service-mark.tsx';

/** The report a page stands on, and the marks of its services. */
export interface ReportContextValue {
	readonly report: RequestReport;
	readonly marks: ServiceMarks;
	/** Where the rest is read from: the request itself, or a case that was shared. */
	readonly base: string;
	/** It runs still: all that is said of it is so far. */
	readonly running: boolean;
}

export const ReportContext = createContext<ReportContextValue | undefined>(undefined);

export function useReport(): ReportContextValue {
	const value = useContext(ReportContext);
	if (!value) throw new Error('a request page must be around this component');
	return value;
}
