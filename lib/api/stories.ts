import { z } from 'zod';

/** `/api/stories`: what the demo has to show; empty outside of it. */
export const storyListSchema = z.object({
	stories: z.array(
		z.object({ about: z.enum(['request', 'studio', 'member']), title: z.string(), href: z.string() }),
	),
});
export type StoryList = z.infer<typeof storyListSchema>;
