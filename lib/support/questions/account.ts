import type { SupportQuestion } from '../question.ts';
import { topicQuestion } from '../topic-question.ts';

export const ACCOUNT_QUESTIONS: readonly SupportQuestion[] = [
	topicQuestion({
		id: 'streams',
		asks: 'Were too many screens in use?',
		topic: 'streams',
		needs: ['streamsUsed', 'streamsAllowed', 'plan'],
		fine: 'There was a free screen',
		fineDetail: '{plan} plan, {streamsAllowed} screens, {streamsUsed} in use.',
		cannotTell: 'We can’t tell how many screens were in use, because the plan was not looked up',
	}),
	topicQuestion({
		id: 'place',
		asks: 'Is it available there?',
		topic: 'place',
		needs: ['country', 'streamsOffered'],
		fine: 'The title may be shown in {country}',
		cannotTell: 'We can’t tell if the title may be shown there, because the app got no streams for it',
	}),
	topicQuestion({
		id: 'sign-in',
		asks: 'Is it the sign-in?',
		topic: 'sign-in',
		needs: ['memberStatus'],
		fine: 'The member was signed in',
		cannotTell: 'We can’t tell if the member was signed in, because the account was not looked up',
	}),
	topicQuestion({
		id: 'payment',
		asks: 'Is it the payment?',
		topic: 'payment',
		needs: ['memberStatus'],
		fine: 'The account was {memberStatus}',
		cannotTell: 'We can’t tell if the plan is paid, because the account was not looked up',
	}),
];
