'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type StoryList, storyListSchema } from '../../lib/wire/api/stories.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';

const GROUPS: readonly (readonly [about: StoryList['stories'][number]['about'], title: string])[] = [
	['member', 'Members ask'],
	['studio', 'People in production ask'],
];

/** Questions that the demo's people have. Not there outside of the demo. */
export function DemoStories() {
	const { data } = useQuery({
		queryKey: ['stories'],
		staleTime: Number.POSITIVE_INFINITY,
		retry: false,
		queryFn: async ({ signal }) => {
			const answer = await fetch('/api/stories', { signal });
			if (!answer.ok) throw new Error(`${answer.status}`);
			return storyListSchema.parse(await answer.json()).stories;
		},
	});
	return GROUPS.map(([about, title]) => {
		const stories = (data ?? []).filter((story) => story.about === about);
		if (stories.length === 0) return null;
		return (
			<Panel key={about} title={title} count={`${stories.length} made-up stories of the demo`}>
				<ul className="story-list">
					{stories.map((story) => (
						<li key={story.href}>
							<Link className="sv" href={story.href}>
								<Icon name="person" />
								<span className="el">{story.title}</span>
							</Link>
						</li>
					))}
				</ul>
			</Panel>
		);
	});
}
