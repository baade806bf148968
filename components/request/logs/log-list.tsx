'use client';

import type { LogLine } from '../../../lib/api/request.ts';
import { severityName, severityRank } from '../../../lib/view/lists/log-groups.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { ValueText } from '../../base/value-text.tsx';

const MOST = 50;
const CLASSES = [undefined, undefined, 'w', 'e'];

/** Log lines of one span, by time. */
export function LogList({ lines }: { readonly lines: readonly LogLine[] }) {
	return (
		<ol className="lines">
			{lines.slice(0, MOST).map((line) => (
				<li key={line.index} className={CLASSES[severityRank(line.severity)]}>
					<span className="t">+{formatDuration(line.offsetNanos)}</span>
					<span className="lv">{severityName(line.severity)}</span>
					<span className="m">
						<ValueText text={line.message} />
					</span>
				</li>
			))}
			{lines.length > MOST ? <li className="more">{lines.length - MOST} more below, in Logs</li> : null}
		</ol>
	);
}
