import { oncePer } from '../base/once-per.ts';
import type { SpanTable } from '../model/trace.ts';
import { type CriticalPath, criticalPath } from '../trace/critical-path.ts';

/** The critical path of the first root, worked out once a table: timeline and inspector both stand on it. */
export const mainCriticalPath = oncePer((spans: SpanTable): CriticalPath => criticalPath(spans, 0));
