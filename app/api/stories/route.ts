import { listedStories } from '../../../lib/demo/story-list.ts';
import type { StoryList } from '../../../lib/api/stories.ts';
import { answer, json } from '../../_server/answer.ts';

/** Stories of the demo; none where it does not run. */
export function GET() {
	return answer(async () => {
		const stories = process.env.DUPIN_DEMO === '1' ? [...listedStories()] : [];
		return json({ stories } satisfies StoryList);
	});
}
