'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { isField } from './is-typing.ts';
import { openText } from './open-text.ts';

const storedSchema = z.object({ traceIds: z.array(z.string()) });

/** A trace file dropped anywhere is read in and opened; pasted text is looked up. */
export function FileDrop() {
	const router = useRouter();
	const [said, setSaid] = useState('');
	useEffect(() => {
		const open = (href: string) => router.push(href);
		const over = (event: DragEvent) => event.preventDefault();
		const drop = (event: DragEvent) => {
			const file = event.dataTransfer?.files[0];
			if (!file) return;
			event.preventDefault();
			setSaid(`Reading ${file.name} …`);
			void readIn(file).then(
				(href) => {
					setSaid('');
					open(href);
				},
				(error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
			);
		};
		const paste = (event: ClipboardEvent) => {
			if (isField(event.target)) return;
			void openText(event.clipboardData?.getData('text') ?? '', open);
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
	const answer = await fetch('/api/files', { method: 'POST', body: file });
	if (!answer.ok) throw new Error(`${file.name} could not be read: ${await answer.text()}`);
	const [first] = storedSchema.parse(await answer.json()).traceIds;
	if (first === undefined) throw new Error(`${file.name} holds no trace`);
	return `/r/${first}`;
}
