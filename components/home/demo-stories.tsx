'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '../base/link.tsx';
import { type StoryList, storyListSchema } from '../../lib/api/stories.ts';
import { Icon, type IconName } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';

type About = StoryList['stories'][number]['about'];

const GROUPS: readonly (readonly [about: About, title: string, icon: IconName])[] = [
	['request', 'Engineers ask', 'service'],
	['member', 'Members ask', 'person'],
	['studio', 'People in production ask', 'person'],
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
	return GROUPS.map(([about, title, icon]) => {
		const stories = (data ?? []).filter((story) => story.about === about);
		if (stories.length === 0) return null;
		return (
			<Panel key={about} title={title} count={`${stories.length} made-up stories of the demo`}>
				<ul className="story-list">
					{stories.map((story) => (
						<li key={story.href}>
							<Link className="sv" href={story.href}>
								<Icon name={icon} />
								<span className="el">{story.title}</span>
							</Link>
						</li>
					))}
				</ul>
			</Panel>
		);
	});
}
