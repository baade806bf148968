'use client';

import { useState } from 'react';
import { Icon } from '../../base/icon.tsx';
import { copyWords } from '../../handoff/copy-words.ts';
import { useReport } from '../model/report-context.ts';
import { freeze } from '../../handoff/freeze.ts';

/** Keeps the page as it is told now and copies a link to it that goes on working. */
export function ShareButton() {
	const { report } = useReport();
	const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
	const share = async () => {
		setState('busy');
		try {
			copyWords(await freeze(report.traceId), 'Link copied. It opens the same when the spans are gone');
			setState('idle');
		} catch {
			setState('failed');
		}
	};
	return (
		<button type="button" className="btn sm" disabled={state === 'busy'} onClick={() => void share()}>
			<Icon name="share" small />
			{state === 'failed' ? 'Not shared, try again' : 'Share'}
		</button>
	);
}
