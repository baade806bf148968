'use client';

import { useState } from 'react';
import type { Payload } from '../../../lib/view/lists/field-groups.ts';
import { CopyButton } from '../../base/copy-button.tsx';
import { Seg } from '../../base/seg.tsx';
import { ValueText } from '../../base/value-text.tsx';

/** Bodies of request and response, where they were captured. */
export function SpanPayload({ payloads }: { readonly payloads: readonly Payload[] }) {
	const [side, setSide] = useState<Payload['side']>('Response');
	const shown = payloads.find((one) => one.side === side) ?? payloads[0];
	if (!shown) return null;
	return (
		<section>
			<h3>
				Payload <span className="badge line">captured</span>
				<span className="sp" />
				{payloads.length > 1 ? (
					<Seg<Payload['side']>
						label="Payload of"
						value={shown.side}
						options={[
							['Request', 'Request'],
							['Response', 'Response'],
						]}
						onChange={setSide}
					/>
				) : (
					<span className="c3">{shown.side}</span>
				)}
				<CopyButton text={shown.text} label="Copy payload" />
			</h3>
			<pre className="pay">
				<ValueText text={shown.text} asks />
			</pre>
		</section>
	);
}
