import type { StoryList } from '../api/stories.ts';
import type { CaseCache } from './case/case-cache.ts';
import type { OpenedFiles } from './request/opened-files.ts';
import type { RequestCache } from './request/request-cache.ts';
import type { Ports } from './site-ports.ts';

/** What one process answers from: its ports, and what it keeps open between questions. */
export interface Site {
	readonly ports: Ports;
	readonly opened: RequestCache;
	readonly files: OpenedFiles;
	readonly cases: CaseCache;
	/** Stories of the demo; none where it does not run. */
	readonly stories: StoryList['stories'];
}
