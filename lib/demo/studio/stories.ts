import { ACCOUNT_STORIES } from './account-stories.ts';
import { ROLE_STORIES } from './role-stories.ts';
import type { StudioStory } from './story.ts';

/** People in production, each with trouble of a kind or with none. */
export const STUDIO_STORIES: readonly StudioStory[] = [...ROLE_STORIES, ...ACCOUNT_STORIES];
