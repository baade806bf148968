import { memoByObject } from '../../base/memo-by-object.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { type CriticalPath, criticalPath } from '../../trace/critical-path.ts';

/** The critical path of the first root, worked out once a table: timeline and inspector both stand on it. */
export const mainCriticalPath = memoByObject((spans: SpanColumns): CriticalPath => criticalPath(spans, 0));
