import { createContext, useContext } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';

/** The spans of the request, once they are there. */
export const SpansContext = createContext<SpanTable | undefined>(undefined);

export function useSpanTable(): SpanTable | undefined {
	return useContext(SpansContext);
}
