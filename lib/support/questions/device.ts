import { topicQuestion } from '../topic-question.ts';
import type { SupportQuestion } from '../question.ts';

export const DEVICE_QUESTIONS: readonly SupportQuestion[] = [
	topicQuestion({
		id: 'too-old',
		asks: 'Is the app or device too old?',
		topic: 'too-old',
		needs: ['appVersion', 'appVersionNeeded'],
		fine: 'The app is new enough',
		fineDetail: 'It is {appVersion}, and {appVersionNeeded} or newer is needed.',
		cannotTell: 'We can’t tell if the app is too old, because no one told us the oldest one allowed',
	}),
	topicQuestion({
		id: 'language',
		asks: 'Was the sound in the right language?',
		topic: 'language',
		needs: ['givenAudio', 'wantedAudio'],
		fine: 'The sound was in {givenAudio}, as chosen',
		cannotTell: 'We can’t tell which language was heard, because the app did not say',
		doubt: (facts) => facts.fact('givenAudio')?.text !== facts.fact('wantedAudio')?.text,
	}),
	topicQuestion({
		id: 'subtitles',
		asks: 'Did the subtitles work?',
		topic: 'subtitles',
		needs: ['givenSubtitles', 'wantedSubtitles'],
		fine: 'Subtitles were shown in {givenSubtitles}',
		cannotTell: 'We can’t tell if subtitles were shown, because the app did not say',
		doubt: (facts) => facts.fact('givenSubtitles')?.text !== facts.fact('wantedSubtitles')?.text,
	}),
];
