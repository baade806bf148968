import type { SupportQuestion } from './question.ts';
import { ACCOUNT_QUESTIONS } from './questions/account.ts';
import { DEVICE_QUESTIONS } from './questions/device.ts';
import { FORMAT_QUESTIONS } from './questions/formats.ts';
import { PLAYING_QUESTIONS, SIDE_QUESTION } from './questions/playing.ts';

/** Every question, in the order in which answers of one kind are shown. */
export const QUESTIONS: readonly SupportQuestion[] = [
	...PLAYING_QUESTIONS,
	...FORMAT_QUESTIONS,
	...DEVICE_QUESTIONS,
	...ACCOUNT_QUESTIONS,
	SIDE_QUESTION,
];
