'use client';

import { useState } from 'react';
import { CopyButton } from '../base/copy-button.tsx';
import { Icon } from '../base/icon.tsx';

const NAMES: ReadonlyMap<string, string> = new Map([
	['en', 'English'],
	['pt', 'Português'],
	['es', 'Español'],
]);

/** What to tell the member, in the words that were approved, one language at a time. */
export function SayCard({ say }: { readonly say: Readonly<Record<string, string>> }) {
	const texts = new Map(Object.entries(say));
	const [language, setLanguage] = useState('en');
	const text = texts.get(language) ?? '';
	return (
		<section className="say" aria-labelledby="say-title">
			<h2 id="say-title">
				What to tell the member
				<span className="sp" />
				<span className="badge line">approved wording</span>
			</h2>
			<blockquote lang={language} data-testid="say">
				{text}
			</blockquote>
			<div className="row">
				<CopyButton className="btn sm" label="Copy what to tell the member" text={text}>
					<Icon name="copy" small />
					Copy
				</CopyButton>
				{[...texts.keys()]
					.filter((one) => one !== language)
					.map((one) => (
						<button
							key={one}
							type="button"
							className="btn sm quiet"
							lang={one}
							onClick={() => setLanguage(one)}
						>
							{NAMES.get(one) ?? one}
						</button>
					))}
			</div>
		</section>
	);
}
