'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { isField } from '../base/is-typing.ts';
import { openText } from '../box/open-text.ts';

/** Pasted text of this shape is a trace file, not something to look up. */
const FILE_TEXT = /^\s*[[{][\s\S]{80,}/;

/** A trace file dropped anywhere is read in and opened; pasted text is looked up. */
export function FileDrop() {
	const router = useRouter();
	const [said, setSaid] = useState('');
	useEffect(() => {
		const open = (href: string) => router.push(href);
		const over = (event: DragEvent) => event.preventDefault();
		const take = (file: File) => {
			setSaid(`Reading ${file.name} …`);
			void readIn(file).then(
				(href) => {
					setSaid('');
					open(href);
				},
				(error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
			);
		};
		const drop = (event: DragEvent) => {
			const file = event.dataTransfer?.files[0];
			if (!file) return;
			event.preventDefault();
			take(file);
		};
		const paste = (event: ClipboardEvent) => {
			const text = event.clipboardData?.getData('text') ?? '';
			if (FILE_TEXT.test(text)) {
				event.preventDefault();
				take(new File([text], 'The pasted text'));
			} else if (!isField(event.target)) void openText(text, open);
		};
		addEventListener('dragover', over);
		addEventListener('drop', drop);
		addEventListener('paste', paste);
		return () => {
			removeEventListener('dragover', over);
			removeEventListener('drop', drop);
			removeEventListener('paste', paste);
		};
	}, [router]);
	return <output className={said ? 'drop-said' : 'sr'}>{said}</output>;
}

async function readIn(file: File): Promise<string> {
	const answer = await fetch(`/api/files?name=${encodeURIComponent(file.name)}`, {
		// What the file is called is no promise of what it holds, and a form's types are refused.
		headers: { 'content-type': 'application/octet-stream' },
		method: 'POST',
		body: file,
	});
	if (!answer.ok) {
		const { problemSchema } = await import('../../lib/api/problem.ts');
		throw new Error(problemSchema.parse(await answer.json()).error.message);
	}
	const { fileAnswerSchema } = await import('../../lib/api/files.ts');
	const { traceIds } = fileAnswerSchema.parse(await answer.json());
	const [first] = traceIds;
	if (first === undefined) throw new Error(`${file.name} holds no trace`);
	return `/r/${first}`;
}
